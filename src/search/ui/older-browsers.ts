/** What iOS 12 lacks of what the matcher uses (design §5), written the plain way. Imported first by each search script. */
if ((String.prototype as { matchAll?: unknown }).matchAll === undefined) {
  Object.defineProperty(String.prototype, 'matchAll', {
    value(this: string, pattern: RegExp) {
      const matches: RegExpExecArray[] = [];
      const copy = new RegExp(pattern.source, pattern.flags);
      for (let match = copy.exec(this); match; match = copy.exec(this)) {
        if (match[0] === '') copy.lastIndex++;
        matches.push(match);
      }
      return matches;
    },
  });
}
