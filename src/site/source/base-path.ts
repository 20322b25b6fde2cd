/** Where the portal stands on its site, with a slash at the end: a government unit may have one site only (专栏). */
export function basePath(): string {
  return `${(process.env['BASE_PATH'] ?? '').replace(/\/$/u, '')}/`;
}
