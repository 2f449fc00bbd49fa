// The words of our registration, for the load: a newcomer goes up to the phone number and gives up. Every line is one turn.
import { idsFrom } from '../dist/storage/ids.js';
import { touchUnits } from '../dist/storage/units.js';

/** Said once, before anything is measured. */
export const first = [(p) => p.say('xin chào'), (p) => p.press('Đồng ý'), (p) => p.press('Không bật'), (p) => p.say('hủy')];

/** Said over and over. */
export const talk = [
  (p) => p.say('xin chào'),
  (p) => p.say('Nguyễn Văn An'),
  (p) => p.say('15/3/2004'),
  (p) => p.say('0312345678'),
  (p) => p.say('hủy'),
];

/** A small commune, so that branches can be found. */
export async function seedUnits(db) {
  const newId = idsFrom(() => new Date());
  const root = newId();
  await db.write(async (tx) => {
    await tx.unit.create({
      data: {
        id: root,
        kind: 'commune_union',
        name: 'Đoàn xã Phú Bình',
        nameKey: 'doan xa phu binh',
        path: `/${root}/`,
        commune: 'xã Phú Bình',
      },
    });
    for (const name of ['ấp 1', 'ấp 2', 'ấp 3', 'ấp Phú Cường']) {
      const id = newId();
      await tx.unit.create({
        data: {
          id,
          parentId: root,
          kind: 'branch',
          branchKind: 'residential',
          name: `Chi đoàn ${name}`,
          nameKey: name,
          path: `/${root}/${id}/`,
          hamlet: name,
          commune: 'xã Phú Bình',
        },
      });
    }
    await touchUnits(tx, 'bench');
  });
}
