/** Lets a name be drawn in a box, by finger, pen or mouse. What is sent is the line, as whole numbers in the box's own measure. */
export const signatures = (): void => {
  for (const box of document.querySelectorAll<HTMLElement>('[data-signature]')) {
    const form = box.closest('form');
    const pad = box.querySelector('svg');
    const path = pad?.querySelector('path');
    const field = box.querySelector<HTMLInputElement>('input[name="signature"]');
    if (!form || !pad || !path || !field) continue;
    box.hidden = false;
    form.querySelector<HTMLElement>('[data-signature-without]')?.remove();
    const { width, height } = pad.viewBox.baseVal;
    let strokes: string[][] = [];
    const draw = () => {
      const line = strokes
        .filter((points) => points.length > 1)
        .map((points) => `M${points.join('L')}`)
        .join('');
      path.setAttribute('d', line);
      field.value = line;
    };
    const pointOf = (event: PointerEvent): string => {
      const seen = pad.getBoundingClientRect();
      const within = (value: number, most: number) => Math.round(Math.min(Math.max(value, 0), most));
      const x = within(((event.clientX - seen.left) / seen.width) * width, width);
      const y = within(((event.clientY - seen.top) / seen.height) * height, height);
      return `${x} ${y}`;
    };
    pad.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      pad.setPointerCapture(event.pointerId);
      strokes.push([pointOf(event)]);
    });
    pad.addEventListener('pointermove', (event) => {
      const stroke = strokes.at(-1);
      if (!stroke || !pad.hasPointerCapture(event.pointerId)) return;
      const point = pointOf(event);
      if (stroke.at(-1) !== point) stroke.push(point);
      draw();
    });
    box.querySelector('[data-signature-clear]')?.addEventListener('click', () => {
      strokes = [];
      draw();
    });
  }
};
