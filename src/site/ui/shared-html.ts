/** Areas come level by level, and those that share a list one after the other: what has not been shown for this long will not be again. */
const mostSubjects = 500;
const rendered = new Map<object, Map<string, Promise<string>>>();

/** The HTML of a subject, rendered on first use and remembered while it is in use. Not in development, where templates change. */
export function sharedHtml(subject: object, also: string, render: () => Promise<string>): Promise<string> {
  if (import.meta.env.DEV) return render();
  const ofSubject = rendered.get(subject) ?? new Map<string, Promise<string>>();
  // The one used last stands last.
  rendered.delete(subject);
  rendered.set(subject, ofSubject);
  const [oldest] = rendered.keys();
  if (oldest && rendered.size > mostSubjects) rendered.delete(oldest);
  const html = ofSubject.get(also) ?? render();
  ofSubject.set(also, html);
  return html;
}
