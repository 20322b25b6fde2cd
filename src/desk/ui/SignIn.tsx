import { type ReactElement, useId, useState } from 'react';
import { Heading, Trouble } from './DeskParts.tsx';
import { useAction, useDesk } from './desk-context.ts';
import { DeskRefusal } from './desk-client.ts';

/** The key is the credential: a file and its passphrase, opened in this page. After the half hour the passphrase is enough. */
export function SignIn(): ReactElement {
  const { frame, work, snapshot, districts, loadDistricts } = useDesk();
  const { t } = frame;
  const id = useId();
  const isLocked = snapshot.stage === 'locked';
  const asksForFile = !isLocked || !work.hasKeyFile;
  const [place, setPlace] = useState('');
  const [candidates, setCandidates] = useState<readonly string[]>([]);
  const [file, setFile] = useState<File>();
  const [passphrase, setPassphrase] = useState('');
  const action = useAction();

  const signIn = async (): Promise<void> => {
    const district = isLocked ? (snapshot.session?.district ?? '') : await chosenDistrict();
    if (asksForFile && !file) throw new DeskRefusal('no-file');
    await work.signIn({ district, passphrase, ...(file ? { file: new Uint8Array(await file.arrayBuffer()) } : {}) });
  };
  const chosenDistrict = async (): Promise<string> => {
    const found = (await loadDistricts()).find(place);
    const [only] = found;
    if (only === undefined) throw new DeskRefusal('unknown-place');
    if (found.length === 1) return only;
    setCandidates(found);
    throw new DeskRefusal('unknown-place');
  };

  return (
    <>
      <Heading isFirst={!isLocked}>{t(isLocked ? 'desk.locked.title' : 'desk.signIn.title')}</Heading>
      <p>{t(isLocked ? 'desk.locked.text' : 'desk.signIn.lead')}</p>
      <Trouble code={action.trouble} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          action.run(signIn);
        }}
      >
        {!isLocked && (
          <div className="field">
            <label htmlFor={`${id}-place`}>{t('desk.signIn.place')}</label>
            <input
              id={`${id}-place`}
              type="text"
              dir="auto"
              autoComplete="off"
              value={place}
              onChange={(event) => {
                setPlace(event.target.value);
                setCandidates([]);
              }}
            />
          </div>
        )}
        {candidates.length > 1 && (
          <fieldset className="field">
            <legend>{t('declare.place.several')}</legend>
            {candidates.map((code) => (
              <label className="option" key={code}>
                <input
                  type="radio"
                  name="district"
                  checked={place === code}
                  onChange={() => {
                    setPlace(code);
                  }}
                />
                <span>{districts?.lineOf(code, frame.locale)}</span>
              </label>
            ))}
          </fieldset>
        )}
        {asksForFile && (
          <div className="field">
            <label htmlFor={`${id}-file`}>{t('desk.signIn.file')}</label>
            <p className="small" id={`${id}-file-hint`}>
              {t('desk.signIn.fileHint')}
            </p>
            <input
              id={`${id}-file`}
              type="file"
              aria-describedby={`${id}-file-hint`}
              onChange={(event) => {
                setFile(event.target.files?.[0]);
              }}
            />
          </div>
        )}
        <div className="field">
          <label htmlFor={`${id}-passphrase`}>{t('desk.signIn.passphrase')}</label>
          <p className="small" id={`${id}-passphrase-hint`}>
            {t('desk.signIn.passphraseHint')}
          </p>
          <input
            id={`${id}-passphrase`}
            type="password"
            dir="ltr"
            autoComplete="off"
            value={passphrase}
            aria-describedby={`${id}-passphrase-hint`}
            onChange={(event) => {
              setPassphrase(event.target.value);
            }}
          />
        </div>
        <p role="status">{action.isRunning ? t('desk.signIn.working') : ''}</p>
        <p className="buttons">
          <button className="main" aria-disabled={action.isRunning || undefined}>
            {t('desk.signIn.go')}
          </button>{' '}
          {isLocked && (
            <button
              type="button"
              onClick={() => {
                void work.signOut();
              }}
            >
              {t('desk.signOut')}
            </button>
          )}
        </p>
      </form>
      <p className="note">{t('desk.signIn.lost')}</p>
    </>
  );
}
