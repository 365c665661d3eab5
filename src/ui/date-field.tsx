import { TextField, type TextFieldProps } from './text-field.tsx';
import { useTexts } from './texts.ts';

/** Typed, never picked: the one on the phone knows the date, and a calendar takes eight presses. */
export const DateField = (props: Omit<TextFieldProps, 'type' | 'width'>) => {
  const t = useTexts();
  return <TextField {...props} help={props.help ?? t.dateHelp} width="short" />;
};

export const TimeField = (props: Omit<TextFieldProps, 'type' | 'width'>) => {
  const t = useTexts();
  return <TextField {...props} help={props.help ?? t.timeHelp} width="short" />;
};
