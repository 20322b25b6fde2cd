import { type ReactElement, useId, useState } from 'react';
import type { DeskExport } from '../desk-api.schema.ts';
import { isReadable, type ReadableRecord } from '../opened-record.ts';
import { mayBePassedOn, profilesFor } from '../profile-rows.ts';
import { Deed, Select, Trouble } from './DeskParts.tsx';
import { useAction, useDesk } from './desk-context.ts';
import { exportFile, type FileFormat, fileFormats, handOver } from './export-file.ts';
import { DeskRefusal } from './desk-client.ts';

const formatNames: Record<FileFormat, string> = { xlsx: 'Excel', csv: 'CSV' };

/** Asks for an export. One record becomes a file at once; more wait for a second operator. */
export function ExportForm({ records, onAsked }: { records: readonly ReadableRecord[]; onAsked?: () => void }): ReactElement {
  const { frame, data, work, snapshot } = useDesk();
  const { t } = frame;
  const profiles = profilesFor(data.profiles, snapshot.session?.district ?? '');
  const [profile, choose] = useState(profiles[0]?.id ?? '');
  const [asked, setAsked] = useState<DeskExport>();
  const action = useAction();
  const chosen = profiles.find(({ id }) => id === profile);
  return (
    <div className="export">
      <Select
        label={t('desk.export.profile')}
        value={profile}
        options={profiles.map(({ id, title }) => [id, title] as const)}
        onChange={(id) => {
          choose(id);
          setAsked(undefined);
        }}
      />
      <p className="small" lang="zh-CN">
        {chosen?.note}
      </p>
      <Columns profile={profile} />
      <Trouble code={action.trouble} />
      {records.length === 0 ? (
        <p>{t('desk.export.noneChosen')}</p>
      ) : asked?.declarations.length === 1 ? (
        <MakeFile entry={asked} />
      ) : (
        <Deed
          action={action}
          does={async () => {
            const entry = await work.askExport(
              profile,
              records.map(({ id }) => id),
            );
            setAsked(entry);
            if (entry.declarations.length > 1) onAsked?.();
          }}
        >
          {records.length > 1 ? t('desk.export.ask', { number: records.length }) : t('desk.export.one')}
        </Deed>
      )}
    </div>
  );
}

/** What each column will hold, and which stay empty and why: before the file is made, not after. */
function Columns({ profile }: { profile: string }): ReactElement {
  const { frame, data } = useDesk();
  const columns = data.profiles.find(({ id }) => id === profile)?.columns ?? [];
  return (
    <details>
      <summary>{frame.t('desk.export.columns', { number: columns.length })}</summary>
      <ol className="columns" lang="zh-CN">
        {columns.map(({ heading, value, note }) => (
          <li key={heading}>
            {heading}
            {value === 'empty' && <span className="tag">{frame.t('desk.export.empty')}</span>}
            {note !== undefined && <span className="small"> {note}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** The file of an export that may be made: opened, written, its hash into the log, and only then to the disk. */
export function MakeFile({ entry }: { entry: DeskExport }): ReactElement {
  const { frame, data, work, snapshot, districts } = useDesk();
  const { t } = frame;
  const name = useId();
  const [format, choose] = useState<FileFormat>('xlsx');
  const [made, setMade] = useState<{ hash: string; left: number }>();
  const action = useAction();
  const profile = data.profiles.find(({ id }) => id === entry.profile);
  const make = async (): Promise<void> => {
    const missing = entry.declarations.filter((id) => !snapshot.records.has(id));
    if (missing.length > 0) await work.open(missing, 'carry-over');
    const { records, summary, session } = work.snapshot();
    const found = entry.declarations
      .flatMap((id) => records.get(id) ?? [])
      .filter(isReadable)
      .filter(mayBePassedOn);
    if (!profile || !districts || found.length === 0) throw new DeskRefusal('not-found');
    const today = summary?.today ?? '';
    const district = session?.district ?? '';
    const bytes = await exportFile(found, { profile, format, today, district, districts, options: data.options });
    const hash = await work.finishExport(entry.id, bytes);
    handOver(bytes, `${profile.title}-${district}-${today}`, format);
    setMade({ hash, left: entry.declarations.length - found.length });
  };
  if (made) {
    return (
      <div className="note" role="status">
        <p>{t('desk.export.made')}</p>
        {made.left > 0 && <p>{t('desk.export.left', { number: made.left })}</p>}
        <p className="small">
          SHA-256 <span className="code">{made.hash}</span>
        </p>
      </div>
    );
  }
  return (
    <>
      <fieldset className="field">
        <legend>{t('desk.export.format')}</legend>
        {fileFormats.map((one) => (
          <label className="option" key={one}>
            <input
              type="radio"
              name={name}
              checked={format === one}
              onChange={() => {
                choose(one);
              }}
            />
            <span>{formatNames[one]}</span>
          </label>
        ))}
      </fieldset>
      <Trouble code={action.trouble} />
      <Deed action={action} className="main" does={make}>
        {t('desk.export.make')}
      </Deed>
    </>
  );
}
