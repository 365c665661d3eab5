/** A page as text. What is drawn last, such as the summary of what is wrong in a form, is waited for. */
export const drawn = async (page: unknown): Promise<string> => {
  const text: unknown = Object(await page).toString();
  return String(await text);
};
