// Reads figures as a reader would, to compare what the page says with the dataset.
// It shares nothing with the code that wrote them.

const SCALES = {
  萬億: 1e12, 万亿: 1e12, 兆: 1e12, 億: 1e8, 亿: 1e8, 萬: 1e4, 万: 1e4,
  миллиард: 1e9, миллион: 1e6, млрд: 1e9, млн: 1e6,
  trillion: 1e12, billion: 1e9, million: 1e6, thousand: 1e3,
};

const NUMBER = new RegExp(
  `([-−負负]?)\\s*(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?\\s*(${Object.keys(SCALES).join("|")})?`,
  "gu",
);

/** All numbers in a text, with the precision that they were written in. */
export function numbers(text) {
  // A comma before one or two digits is a point, a space within digits parts thousands.
  const plain = text.replace(/(\d),(\d{1,2})(?!\d)/gu, "$1.$2").replace(/(\d)\u00a0(?=\d{3})/gu, "$1");
  return [...plain.matchAll(NUMBER)].map(([written, sign, whole, part = "", scale]) => {
    const factor = scale ? SCALES[scale] : 1;
    const value = Number(whole.replaceAll(",", "") + part) * factor;
    return { written, value: sign ? -value : value, unit: factor / 10 ** Math.max(0, part.length - 1) };
  });
}

/** Whether a text says a number, to the digits that it writes. */
export function says(text, value) {
  const isHalfUnit = ({ value: said, unit }) => Math.abs(said - value) <= unit / 2 + Math.abs(value) * 1e-9;
  return numbers(text).some(isHalfUnit);
}

/** Words that say how exact a figure is; each language has its own, and none fits another's. */
export const EXACTNESS = {
  "zh-Hant": { about: /約|大約/u, nearly: /近|將近|接近/u, over: /逾|超過|以上/u, "up-to": /最多|至多|不多於/u, expected: /預計|預期|目標|計劃/u, thousands: /數以千計|數千/u },
  "zh-Hans": { about: /约|大约/u, nearly: /近|将近|接近/u, over: /逾|超|以上/u, "up-to": /最多|至多|不超过/u, expected: /预计|预期|目标|计划/u, thousands: /数以千计|数千/u },
  en: { about: /about|around/iu, nearly: /nearly|almost/iu, over: /over|more than/iu, "up-to": /up to/iu, expected: /expected/iu, thousands: /thousands/iu },
  ru: { about: /около/iu, nearly: /почти/iu, over: /более/iu, "up-to": /до\s/iu, expected: /ожида/iu, thousands: /тысячи/iu },
};

// Letters that belong to one written form of Chinese alone and are common in our stories.
const ONLY_TRADITIONAL = /[萬億與業為這個說時從國會過還進們來後對開發無關應實際將機間問題點線長網學產關務導區範圍報業聯見觀據數當處]/u;
const ONLY_SIMPLIFIED = /[万亿与业为这个说时从国会过还进们来后对开发无关应实际将机间问题点线长网学产关务导区范围报业联见观据数当处]/u;

// Names of things that have no other form in any language.
const NAMES = /港話通/gu;

/** What in a text does not belong to its language; nothing when all is well. */
export function strangers(text, language) {
  const wrong = { "zh-Hant": ONLY_SIMPLIFIED, "zh-Hans": ONLY_TRADITIONAL, en: /\p{Script=Han}/u, ru: /\p{Script=Han}/u }[language];
  const found = [...text.replace(NAMES, "")].filter((letter) => wrong.test(letter) && !BOTH.has(letter));
  return [...new Set(found)].join("");
}

// Some simplified letters are traditional ones too (后, 里, 云 …), and the lists above repeat a few.
const BOTH = new Set([...ONLY_TRADITIONAL.source].filter((letter) => ONLY_SIMPLIFIED.source.includes(letter)));
