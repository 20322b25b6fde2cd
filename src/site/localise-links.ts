/** Links of Markdown bodies are written without locale and base (`/about/`); `to` gives them both. Others stay as they are. */
export function localiseLinks(html: string, to: (path: string) => string): string {
  return html.replaceAll(/ href="(\/(?!\/)[^"]*)"/gu, (_, path: string) => ` href="${to(path)}"`);
}
