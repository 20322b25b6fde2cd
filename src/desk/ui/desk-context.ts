import { createContext, use, useState } from 'react';
import type { Districts } from '../../declaration/districts.ts';
import type { Frame } from '../../declaration/ui/frame.ts';
import type { DeskTask } from '../desk-tasks.ts';
import type { DeskAtWork, DeskSnapshot } from './desk-at-work.ts';
import { DeskRefusal } from './desk-client.ts';
import type { DeskPageData } from './desk-page-data.ts';
import { KeyRefusal } from './operator-key.ts';

/** Where on the desk somebody is. Never in the address: a record's id in it would stay in the browser's history. */
export type View =
  | { name: 'overview' | 'carry-over' | 'renewal' | 'duplicates' | 'statistics' | 'exports' | 'removals' | 'audit' }
  | { name: 'list'; task: DeskTask }
  | { name: 'record'; id: string }
  /** How the person was checked for whom the desk acts. */
  | { name: 'amend'; id: string; checkedBy: 'phone' | 'counter' };

export interface DeskContext {
  work: DeskAtWork;
  snapshot: DeskSnapshot;
  data: DeskPageData;
  frame: Frame;
  /** Undefined until the published places are there. */
  districts: Districts | undefined;
  /** Waits for them. Throws a `DeskRefusal`: `offline`. */
  loadDistricts: () => Promise<Districts>;
  view: View;
  go: (view: View) => void;
  /** As the browser's own button. */
  goBack: () => void;
}

export const DeskIsHere = createContext<DeskContext | undefined>(undefined);

export function useDesk(): DeskContext {
  const desk = use(DeskIsHere);
  if (!desk) throw new Error('a part of the desk outside of it');
  return desk;
}

/** One thing that is done at a time: whether it runs, and what went wrong, as a code. */
export interface Action {
  isRunning: boolean;
  trouble: string | undefined;
  run: (deed: () => Promise<unknown>) => void;
}

export function useAction(): Action {
  const [isRunning, setRunning] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  return {
    isRunning,
    trouble,
    run: (deed) => {
      if (isRunning) return;
      setRunning(true);
      setTrouble(undefined);
      deed()
        .catch((error: unknown) => {
          setTrouble(error instanceof DeskRefusal ? error.code : error instanceof KeyRefusal ? error.trouble : 'failed');
        })
        .finally(() => {
          setRunning(false);
        });
    },
  };
}

/** A text that survives the end of the half hour. */
export function useDraft(key: string): [text: string, write: (text: string) => void] {
  const { drafts } = useDesk().work;
  const [text, setText] = useState(drafts.get(key) ?? '');
  return [
    text,
    (next) => {
      setText(next);
      if (next === '') drafts.delete(key);
      else drafts.set(key, next);
    },
  ];
}
