/**
 * Enhancement of the choose-place page: type a name instead of clicking down, and come back to the last place.
 * The last place stays in this browser (localStorage) and can be forgotten; nothing is sent anywhere.
 */
import { findPlaces, type Place, type PlaceTree, placesOf } from '../find-places.ts';

const box = document.getElementById('place-finder');
const input = document.getElementById('place') as HTMLInputElement | null;
const results = document.getElementById('place-results');
const count = document.getElementById('place-count');
const last = document.getElementById('last-place');
const storageKey = 'tongxiang.last-place';
const most = 20;

if (box && input && results && count && last) {
  const home = location.pathname;
  box.hidden = false;
  let places: Promise<Place[]> | undefined;
  const load = (): Promise<Place[]> => {
    places ??= fetch(box.dataset['places'] ?? '')
      .then((response) => response.json() as Promise<PlaceTree>)
      .then((tree) => placesOf(tree))
      .catch(() => {
        places = undefined;
        return [];
      });
    return places;
  };
  void showLastPlace(home, load);
  const show = async (): Promise<void> => {
    const query = input.value;
    if (query.trim() === '') {
      results.textContent = '';
      count.textContent = '';
      return;
    }
    const found = findPlaces(await load(), query);
    if (query !== input.value) return;
    count.textContent = (found.length === 0 ? box.dataset['none'] : box.dataset['count']?.replace('{{count}}', String(found.length))) ?? '';
    results.textContent = '';
    for (const place of found.slice(0, most)) {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = home + place.path + '/';
      link.textContent = place.label;
      link.addEventListener('click', () => {
        remember({ path: link.pathname, label: place.label });
      });
      item.appendChild(link);
      results.appendChild(item);
    }
  };
  input.addEventListener('focus', () => void load());
  // An input method composes Chinese from several keys: wait until it has.
  let composing = false;
  input.addEventListener('compositionstart', () => (composing = true));
  input.addEventListener('compositionend', () => {
    composing = false;
    void show();
  });
  input.addEventListener('input', () => {
    if (!composing) void show();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    const first = results.querySelector('a');
    if (first && !composing) first.click();
  });
}

interface Remembered {
  path: string;
  label: string;
}

async function showLastPlace(home: string, load: () => Promise<Place[]>): Promise<void> {
  const link = last?.querySelector('a');
  const forget = last?.querySelector('button');
  if (!last || !link || !forget) return;
  const place = (await fromReferrer(home, load)) ?? recall();
  if (!place?.path.startsWith(home)) return;
  remember(place);
  link.href = place.path;
  link.textContent = place.label;
  last.hidden = false;
  forget.addEventListener('click', () => {
    try {
      localStorage.removeItem(storageKey);
    } catch {
      // storage may be switched off; then there is nothing to forget
    }
    last.hidden = true;
  });
}

/** Lists carry no script, so the place is learned when the parent comes back from one (same origin only). */
async function fromReferrer(home: string, load: () => Promise<Place[]>): Promise<Remembered | undefined> {
  if (!document.referrer.startsWith(location.origin + home)) return undefined;
  const { pathname } = new URL(document.referrer);
  const provinces = Array.from(document.querySelectorAll<HTMLAnchorElement>('.places a'));
  if (!provinces.some((province) => pathname.startsWith(province.pathname))) return undefined;
  const [place] = (await load()).filter(({ path }) => pathname.startsWith(`${home}${path}/`)).sort((one, other) => other.depth - one.depth);
  return place && { path: `${home}${place.path}/`, label: place.label };
}

function remember(place: Remembered): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(place));
  } catch {
    // private browsing: remembering is a convenience only
  }
}

function recall(): Remembered | undefined {
  try {
    const place = JSON.parse(localStorage.getItem(storageKey) ?? 'null') as Partial<Remembered> | null;
    return typeof place?.path === 'string' && typeof place.label === 'string' ? { path: place.path, label: place.label } : undefined;
  } catch {
    return undefined;
  }
}
