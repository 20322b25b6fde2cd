/**
 * Words that every question has, whatever it is about. What nobody asks for is left out on both sides, so that 「房东要赶我们走」 and
 * 「房东赶走」 are one; what says little counts little. Whole words only, longest first. General vocabulary: nothing here knows a service.
 */
const leftOut =
  '请问一下|请问|您好|你好|谢谢|怎么办理|怎么办|怎么样|怎么弄|怎么|怎样|如何|咋办|咋个|咋样|咋弄|咋|点样|点解|乜嘢|在哪里|去哪里|到哪里|哪里|哪儿|哪个|哪些|哪家|' +
  '在哪|去哪|到哪|上哪|哪|什么时候|什么|啥时候|啥子|啥|多少钱|多少|多久|几号|几点|能不能|可不可以|是不是|有没有|要不要|会不会|行不行|可以|能够|能|需要|' +
  '应该|想要|想|要|不知道|现在|最近|今年|明年|刚刚|已经|一直|一个|一下|一点|这边|这里|这儿|那边|那里|这个|那个|我们|你们|他们|她们|咱们|阿拉|因为|所以|但是|如果|' +
  '或者|还是|就是|的|了|吗|呢|嘛|吧|啊|呀|咩|嘅|咗|我|你|您|他|她|它|俺|咱|侬|佢|这|那|就|都|也|又|很|太|在|是|给|把|着|' +
  '小孩子|小孩儿|小孩|孩子们|孩子|孩儿|小朋友|娃娃|娃儿|娃子|娃|儿子|女儿|闺女|姑娘|丫头|崽崽|崽子|满崽|崽|细伢子|细伢|伢子|伢儿|伢|囡囡|囡|细路仔|细路|幺儿|幺妹|小囝|囝';
const light =
  '办理|办|弄|搞|申请|领取|领|去|来|到|有|没有|没得|让|叫|说|帮|和|跟|与|得|地|会|过|不|没|好|真|最|再|才|只|还|刚|家里|家|自己|人家|时候|之后|以后|以前|条件|手续|材料|流程|问题|事情|地方';
const kin = '宝宝|宝贝|老大|二宝|大宝|小宝|爸爸|妈妈|爸妈|父母|爸|妈|家长|老公|老婆|丈夫|妻子|学生';
/** Words that only look as if they had one of these in them. */
const wordsOfTheirOwn =
  '目的|的士|自我|还书|还钱|还款|还债|太阳|吉他|就业|就读|就近|就医|就餐|就诊|就学|都市|首都|存在|在读|凡是|供给|补给|给付|把手|把柄|着火|着凉|着急|睡着|接着|' +
  '智能|技能|才能|能力|能源|低能|功能|可能|体能|要饭|要账|要债|要害|重要|主要|讨要|想死|想不开|想不通|不想|妄想|想家|思想|理想|一个人|地铁|地震|工地|地址|基地|场地|土地|' +
  '领养|领导|社会|工会|协会|聚会|开会|家长会|机会|会计|说话|说谎|家暴|家教|家政|家访|国家|大家|专家|公家|来不及|未来|到期|过敏|过期|过年|过节|不见|不够|没收|好动|友好|学生证|学生卡|大学生|' +
  '了解|办学|办公|有病|没人|没钱|没学|得病|得分|觉得';

const weightOf = new Map<string, number>();
for (const [words, weight] of [
  [leftOut, 0],
  [light, 0.2],
  [kin, 0.35],
  [wordsOfTheirOwn, 1],
] as const) {
  for (const word of words.split('|')) weightOf.set(word, weight);
}
const anyWord = new RegExp([...weightOf.keys()].sort((a, b) => b.length - a.length).join('|'), 'g');

/** “没有居住证能上学吗” asks for 上学: what is missing counts less. */
const missing = /(?:没有|没得|没|无|冇|不是)([\u3400-\u9fff]{1,8}?)(?:能不能|可不可以|可以|也能|还能|能|怎么|咋)/g;
const weightOfMissing = 0.45;

/** How much each UTF-16 unit of a folded text counts, 0 for what is left out. Where hardly anything else is said, everything counts. */
export function weighWords(text: string): number[] {
  const weights = new Array<number>(text.length).fill(1);
  for (const { 0: word, index } of text.matchAll(anyWord)) weights.fill(weightOf.get(word) ?? 1, index, index + word.length);
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

/** A folded text without what is left out. */
export function closeUp(text: string): string {
  const weights = weighWords(text);
  return Array.from(text, (_, at) => ((weights[at] ?? 1) > 0 ? (text[at] ?? '') : '')).join('');
}
