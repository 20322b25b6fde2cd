import { fails, meets, open, type Rule, saidNone } from '../finding.ts';

/**
 * The groups are never mixed. For migrant children nothing is asked: whether a child counts decides whom to turn to, not what
 * is on the list. What is meant for another group is a matter for the department, unless the family has said that it is none.
 */
export const targetGroup: Rule = (question) => {
  const { entry, child } = question;
  switch (entry.group) {
    case 'migrant':
      return [meets('for-migrant-children')];
    case 'hardship':
      return [
        saidNone(question) && child.livesWith !== 'nobody' ? fails('for-hardship-children-said-none') : open('for-hardship-children'),
      ];
    case 'left-behind':
      return [
        child.livesWith === undefined || child.livesWith === 'at-home'
          ? open('for-left-behind-children')
          : fails('for-left-behind-children-not-here'),
      ];
  }
};
