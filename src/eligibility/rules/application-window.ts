import { type Finding, meets, open, type Rule } from '../finding.ts';
import { windowOn } from '../windows.ts';

/** One finding a window. A window that is over is a reason to ask for this year's, never one against. */
export const applicationWindow: Rule = ({ entry: { windows }, today }) =>
  windows.map((window): Finding => {
    const { id } = window;
    const { state, opens, closes } = windowOn(window, today);
    if (state === 'passed') return open('window-passed', { window: id, day: closes ?? '' });
    if (state === 'opens')
      return { ...meets('window-opens', { window: id, day: opens ?? '' }), ...(opens === undefined ? {} : { from: opens }) };
    return closes === undefined ? meets('window-open', { window: id }) : meets('window-open-until', { window: id, day: closes });
  });
