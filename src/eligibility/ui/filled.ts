/** Sets values into a message as it came from the server: `{{month}}`. */
export const filled = (message: string, values: Readonly<Record<string, string | number>> = {}): string =>
  message.replace(/\{\{(\w+)\}\}/g, (all, name: string) => String(values[name] ?? all));
