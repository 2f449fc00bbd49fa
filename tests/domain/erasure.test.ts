import { describe, expect, test } from 'vitest';
import { personHash, phoneHash } from '../../src/domain/erasure.js';

describe('the hash of an erased person', () => {
  test('tells nothing by itself and is the same in every installation', () => {
    expect(phoneHash('+84912345678')).toBe('540bf8b612704aa4180bb68bb818f83411c8b136eb4bfea36ea35a4529b4c0c4');
    expect(personHash('nguyễn văn an', '2004-03-15', 'b1')).toBe(
      '9b15acb8a506757211bd167815b02f830d93fd1498e0a15aaf36fb59d1063db8',
    );
  });

  test('differs with the name, the birth date, the branch and the kind', () => {
    const hashes = [
      personHash('nguyễn văn an', '2004-03-15', 'b1'),
      personHash('nguyễn văn ân', '2004-03-15', 'b1'),
      personHash('nguyễn văn an', '2004-03-16', 'b1'),
      personHash('nguyễn văn an', '2004-03-15', 'b2'),
      phoneHash('nguyễn văn an\n2004-03-15\nb1'),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
