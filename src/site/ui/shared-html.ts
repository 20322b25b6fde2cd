const rendered = new WeakMap<object, Map<string, Promise<string>>>();

/** The HTML of a subject, rendered on first use and remembered as long as the subject lives. Not in development, where templates change. */
export function sharedHtml(subject: object, also: string, render: () => Promise<string>): Promise<string> {
  if (import.meta.env.DEV) return render();
  const ofSubject = rendered.get(subject) ?? new Map<string, Promise<string>>();
  rendered.set(subject, ofSubject);
  const html = ofSubject.get(also) ?? render();
  ofSubject.set(also, html);
  return html;
}
