import { fails, meets, open, type Rule } from '../finding.ts';

/** The household register has to be here. */
export const localRegistration: Rule = ({ entry, child: { registered } }) => {
  if (!entry.requires.includes('local-registration')) return [];
  if (registered === 'same-township' || registered === 'same-district') return [meets('registered-here')];
  return [registered === 'elsewhere' || registered === 'outside-mainland' ? fails('registered-elsewhere') : open('registered-unknown')];
};
