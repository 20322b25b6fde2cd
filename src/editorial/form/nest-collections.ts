/**
 * Style rules that turn the editor’s flat list of collections into a tree by place: each name stands below the one that it continues
 * (`china_zhejiang_hangzhou` below `china_zhejiang`), and what is below a province is shown while the clerk is in it. Decap nests the
 * entries of one folder, which have one schema and no inherited titles; it has no groups of collections, but names each link.
 */
export function nestCollections(names: readonly string[]): string {
  const above = new Map(names.map((name) => [name, nearestAbove(name, names)]));
  const depth = (name: string): number => {
    const parent = above.get(name);
    return parent === undefined ? 0 : depth(parent) + 1;
  };
  const rules = names
    .filter((name) => depth(name) > 0)
    .flatMap((name) => {
      const link = `a[data-testid="${name}"]`;
      const indent = `${link}{padding-inline-start:${18 + depth(name) * 16}px}`;
      if (![...above.values()].includes(name)) return [indent];
      const isOpen = `:has(.sidebar-active:is([data-testid="${name}"],[data-testid^="${name}_"]))`;
      return [
        indent,
        `${link}::after{content:"▸";content:"▸"/"";margin-inline-start:auto}`,
        `ul${isOpen} ${link}::after{content:"▾";content:"▾"/""}`,
        `ul:not(${isOpen}) li:has(>a[data-testid^="${name}_"]){display:none}`,
      ];
    });
  return rules.join('\n');
}

/** The longest of the names that this one continues. */
export function nearestAbove(name: string, names: readonly string[]): string | undefined {
  return names.filter((other) => name.startsWith(`${other}_`)).sort((one, other) => other.length - one.length)[0];
}
