import { describe, expect, it } from 'vitest';
import { isAboutCriteria } from '../../src/flows/criteria.js';
import { isAboutConduct } from '../../src/flows/never-kept.js';

describe('somebody else’s conduct', () => {
  it.each([
    'đồng chí Tuấn có biểu hiện suy thoái',
    'anh Tuan bi thu ap 2 suy thoai dao duc',
    'chị Hoa vi phạm kỷ luật',
    'Bạn Minh bị kỷ luật rồi',
  ])('is what “%s” tells', (text) => expect(isAboutConduct(text)).toBe(true));

  it.each([
    'em cam kết không suy thoái đạo đức',
    'không vi phạm kỷ luật lao động',
    'em không bị kỷ luật',
    'bạn nào bị lạc thì gọi bí thư',
    'Không có các biểu hiện suy thoái chính trị tư tưởng, đạo đức, lối sống',
  ])('is not what “%s” tells', (text) => expect(isAboutConduct(text)).toBe(false));
});

describe('“03 có, 02 không”', () => {
  it.each(['có 3 bạn, không 2 bạn', '03 có', '02 không', 'tôi có 3 con'])('is not meant by “%s”', (text) =>
    expect(isAboutCriteria(text)).toBe(false),
  );
});
