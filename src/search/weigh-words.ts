/**
 * Words that every question has, whatever it is about. What nobody asks for is left out on both sides, so that 「房东要赶我们走」 and
 * 「房东赶走」 are one; what says little counts little. General vocabulary: nothing here knows a service.
 *
 * Patterns, tried in this order, longer words before shorter ones; `own`: words that only look as if they had one of the others in them.
 */
const own =
  '目的|的士|自我|还[书钱款债]|太阳|吉他|就[业读近医餐诊学]|都市|首都|存在|在读|凡是|[供补]给|给付|把[手柄]|着[火凉急]|[睡接]着|[智技才低功可体]能|能[力源]|' +
  '要[饭账债害]|[重主讨]要|想[死家]|想不[开通]|[不妄思理]想|一个人|地[铁震址]|[工基场土]地|领[养导]|[社工协聚开]会|家长会|机会|会计|说[话谎]|家[暴教政访]|[国大专公]家|来不及|未来|到期|过[敏期年节]|' +
  '不[见够]|没[收人钱学]|好动|友好|学生[证卡]|大学生|了解|办[学公]|有病|得[病分]|觉得';
const leftOut =
  '请问(?:一下)?|[您你]好|谢谢|怎么(?:办理?|样|弄)?|怎样|如何|咋[办个样弄]?|点[样解算]|啷个|咋整|哪样|晓得|要得|有没得|哪个地方|几多|边[度个]|系咪|依家|乜嘢|[在去到上]?哪[里儿个些家]?|什么时候|什么|啥(?:时候|子)?|多少钱?|多久|几[号点]|能不能|可不可以|' +
  '是不是|有没有|要不要|会不会|行不行|可以|能够?|需要|应该|想要?|要|不知道|现在|最近|[今明]年|刚刚|已经|一[直个下点]|[这那][边里个]|这儿|[我你他她咱]们|阿拉|因为|所以|但是|如果|或者|还是|就是|' +
  '[的了吗呢嘛吧啊呀咩嘅咗哈咯嘞噻咧嗰伐呗哦哩嘢恁我你您他她它俺咱侬佢这那就都也又很太在是给把着]|小孩[子儿]?|孩[子儿]们?|小朋友|娃[娃儿子]?|[儿崽]子|女儿|闺女|姑娘|丫头|满?崽崽?|细?伢[子儿]?|囡囡?|细路仔?|幺[儿妹]|小?囝';
const light =
  '办理?|弄|搞|莫得|屋[头里]|申请|领取?|去|来|到|没?有|没得|让|叫|说|帮|和|跟|与|得|地方?|会|过|不|没|好|真|最|再|才|只|还|刚|家里?|自己|人家|时候|之[后前]|以[后前]|条件|手续|材料|流程|问题|事情';
const kin = '宝宝|宝贝|老[大公婆]|[大小二]宝|爸[爸妈]?|妈妈?|父母|家长|丈夫|妻子|学生';

const anyWord = new RegExp(`(${own})|(${leftOut})|(${kin})|${light}`, 'g');
const weightOfLight = 0.2;
const weightOfKin = 0.35;

/** “没有居住证能上学吗” asks for 上学: what is missing counts less. */
const missing = /(?:没有|没得|没|无|冇|不是)([\u3400-\u9fff]{1,8}?)(?:能不能|可不可以|可以|也能|还能|能|怎么|咋)/g;
const weightOfMissing = 0.45;

/** How much each UTF-16 unit of a folded text counts, 0 for what is left out. Where hardly anything else is said, everything counts. */
export function weighWords(text: string): number[] {
  const weights = new Array<number>(text.length).fill(1);
  for (const { 0: word, 1: isOwn, 2: isLeftOut, 3: isKin, index } of text.matchAll(anyWord)) {
    const weight = isOwn ? 1 : isLeftOut ? 0 : isKin ? weightOfKin : weightOfLight;
    weights.fill(weight, index, index + word.length);
  }
  // 「孩子丢了」: one character left says too little.
  if (weights.filter((weight, at) => weight === 1 && /[\d\u3400-\u9fff]/.test(text[at] ?? '')).length < 2) return weights.fill(1);
  for (const { 0: found, index } of text.matchAll(missing)) {
    for (let at = index; at < index + found.length; at++) weights[at] = Math.min(weights[at] ?? 1, weightOfMissing);
  }
  return weights;
}

/** English words that every question has. */
export const lightWords = new Set(
  'a an and are at can do does find for from get have help how i in is it me my need of on or our the to want we what when where with'.split(
    ' ',
  ),
);

const leftOutInPinyin =
  /\b(?:qing wen|ni hao|zen (?:me|yang)(?: ban)?|hai zi|xiao hai(?: zi)?|er zi|nv er|na li|zai na|qu na|shen me|duo shao|ke yi|neng bu neng|wo men|you mei you|neng|yao|wo|ni|ta|de|le|ma|ne|wa)\b/g;

const weightOfSyllables = 0.3;

/** The same as `weighWords` for syllables, which may stand for other words: nothing is left out. */
export function weighSyllables(syllables: readonly string[]): number[] {
  const weights = syllables.map(() => 1);
  const text = syllables.join(' ');
  for (const { 0: found, index } of text.matchAll(leftOutInPinyin)) {
    const from = text.slice(0, index).split(' ').length - 1;
    weights.fill(weightOfSyllables, from, from + found.split(' ').length);
  }
  return weights;
}

/** “hai zi diu le”: where one syllable is left, terms need all of them. */
export const fillIfFew = (weights: readonly number[]): readonly number[] =>
  weights.filter((weight) => weight === 1).length < 2 ? weights.map(() => 1) : weights;

/** A folded text without what is left out. */
export function closeUp(text: string): string {
  const weights = weighWords(text);
  return Array.from(text, (_, at) => ((weights[at] ?? 1) > 0 ? (text[at] ?? '') : '')).join('');
}
