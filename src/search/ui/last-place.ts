/** The place last seen stays in this browser (localStorage) and can be forgotten; nothing of it is sent anywhere. */
export interface Remembered {
  path: string;
  label: string;
}

const storageKey = 'tongxiang.last-place';

export function rememberPlace(place: Remembered): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(place));
  } catch {
    // private browsing: remembering is a convenience only
  }
}

/** Only a place of this portal and locale: one below `home`. */
export function recallPlace(home: string): Remembered | undefined {
  try {
    const place = JSON.parse(localStorage.getItem(storageKey) ?? 'null') as Partial<Remembered> | null;
    return typeof place?.path === 'string' && typeof place.label === 'string' && place.path.startsWith(home)
      ? { path: place.path, label: place.label }
      : undefined;
  } catch {
    return undefined;
  }
}

export function forgetPlace(): void {
  try {
    localStorage.removeItem(storageKey);
  } catch {
    // storage may be switched off; then there is nothing to forget
  }
}
