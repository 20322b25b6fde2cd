import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react';
import { message } from '../../declaration/ui/frame.ts';
import { type Action, useDesk } from './desk-context.ts';

/** Takes the focus when a view appears, so that a keyboard and a screen reader start there; and names the window. */
export function Heading({ children, isFirst = false }: { children: string; isFirst?: boolean }): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  const { t } = useDesk().frame;
  useEffect(() => {
    document.title = `${children} - ${t('desk.title')}`;
    if (!isFirst) heading.current?.focus();
  }, [children, isFirst, t]);
  return (
    <h1 tabIndex={-1} ref={heading}>
      {children}
    </h1>
  );
}

const known = [
  ...['refused', 'offline', 'no-session', 'other-district', 'not-your-part', 'not-found', 'not-allowed', 'guard-failed'],
  ...['changed-meanwhile', 'needs-approval', 'needs-another-operator', 'conflict', 'too-often', 'unavailable'],
  ...['wrong-passphrase', 'no-passphrase', 'no-key', 'too-long', 'no-worker', 'unknown-place', 'no-file'],
];

/** What went wrong and what to do about it, in plain words. */
export function Trouble({ code }: { code: string | undefined }): ReactElement | null {
  const { t } = useDesk().frame;
  if (code === undefined) return null;
  return (
    <div className="alert" role="alert">
      <p>{t(message('desk.trouble', known.includes(code) ? code : 'failed'))}</p>
    </div>
  );
}

export function Deed({
  action,
  does,
  children,
  className,
}: {
  action: Action;
  does: () => Promise<unknown>;
  children: ReactNode;
  className?: string;
}): ReactElement {
  return (
    <button
      type="button"
      className={className}
      // Stays focusable while it runs.
      aria-disabled={action.isRunning || undefined}
      onClick={() => {
        action.run(does);
      }}
    >
      {children}
    </button>
  );
}

export function TextArea({
  label,
  hint,
  value,
  onChange,
}: {
  label: string;
  hint?: string;
  value: string;
  onChange: (text: string) => void;
}): ReactElement {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <textarea
        id={id}
        rows={3}
        maxLength={2000}
        dir="auto"
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </div>
  );
}

export function Select<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: T | '';
  options: readonly (readonly [value: T | '', text: string])[];
  onChange: (value: T | '') => void;
}): ReactElement {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          onChange(event.target.value as T | '');
        }}
      >
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Arrows and j, k go along the buttons of a list; Tab goes on as ever, Enter presses. */
export function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' || event.key === 'j' ? 1 : event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0;
  if (step === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  const buttons = Array.from(event.currentTarget.querySelectorAll<HTMLButtonElement>('button.row'));
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next = buttons[Math.min(buttons.length - 1, Math.max(0, at + step))];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** A day inside a sentence that runs the other way: after Arabic letters 2026-11-22 would turn round. */
export const isolated = (day: string): string => `\u2068${day}\u2069`;

export function useHalfYear(): (halfYear: string) => string {
  const { t } = useDesk().frame;
  return (halfYear) => {
    const [year = '', half] = halfYear.split('H');
    return t(half === '1' ? 'receipt.held.spring' : 'receipt.held.autumn', { year });
  };
}

export function BackToOverview(): ReactElement {
  const { frame, go } = useDesk();
  return (
    <p className="buttons screen">
      <button
        type="button"
        onClick={() => {
          go({ name: 'overview' });
        }}
      >
        {frame.t('desk.toOverview')}
      </button>
    </p>
  );
}
