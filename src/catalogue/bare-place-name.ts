/** As they stand in the names of autonomous areas, which people leave out: 伊通 for 伊通满族自治县. */
const peoples =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各';
const suffix = new RegExp(`(?:特别行政区|(?:(?:${peoples})族?)*自治(?:区|州|县|旗)|省|市|地区|盟|林区|矿区|县|区|旗)$`, 'u');

/** The Chinese name of a place as people say it: 余杭 for 余杭区. Of two characters nothing can be left out: 城区, 蓟县. */
export function barePlaceName(name: string): string {
  const bare = name.replace(suffix, '');
  return bare.length >= 2 ? bare : name;
}
