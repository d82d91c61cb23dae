/** Single Korean letters by their conjoining form, into which NFKC turns circled ones. */
const singleJamo = new Map(
  Array.from({ length: 0x3163 - 0x3131 + 1 }, (_, at) => String.fromCharCode(0x3131 + at)).map((jamo) => [
    jamo.normalize('NFKC'),
    jamo,
  ]),
);

/** Returns a circled or joined letter as plain letters: "2️⃣" is 2, "㉮" is 가. */
export function plainForm(grapheme: string): string {
  const bare = grapheme.replaceAll(/\p{Default_Ignorable_Code_Point}|\u20E3/gu, '');
  const plain = bare.normalize('NFKC');
  return singleJamo.get(plain) ?? plain;
}
