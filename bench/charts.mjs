// Pictures, papers and workbooks: how long each takes, one after the other as the sender makes them, how long the event loop stands
// still meanwhile, and how large the files are. `npm run bench -- charts`, or `node bench/charts.mjs` after `npm run build`.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { showRate } from '../dist/domain/rates.js';
import { chartPicture } from '../dist/reports/charts/chart.js';
import { paperFile } from '../dist/reports/paper.js';
import { sheetBytes } from '../dist/reports/sheet.js';
import { median, percentile } from './process.mjs';

const rounds = 100;
const members = 7460;

/** As flows ask for them: the 35 units of the test data, two years of months, six kinds of branch, a member's year, a badge. */
function samples() {
  const { grassroots } = JSON.parse(readFileSync(new URL('../tests/fixtures/expected.json', import.meta.url), 'utf8'));
  const bars = grassroots.map(({ name, participating: part, members: whole }) => ({
    label: name,
    value: part / whole,
    shown: showRate({ part, whole }),
  }));
  const rates = {
    kind: 'bars',
    title: 'Tham gia hoạt động Đoàn tại nơi cư trú',
    subtitle: 'Huyện đoàn Tân Phú · năm 2026 · 5.166/7.460 = 69,2%',
    footnote: 'Tử số: đoàn viên có tham gia. Mẫu số: tất cả đoàn viên trong danh sách. Một người chỉ tính một lần, ở một xã.',
    most: 1,
  };
  const months = (count) => Array.from({ length: count }, (_, at) => `${String((at % 12) + 1).padStart(2, '0')}/2026`);
  return {
    'bars, 35 units': chart({ ...rates, bars }),
    'bars, 60 units': chart({ ...rates, bars: [...bars, ...bars].slice(0, 60) }),
    'columns, 12 months': chart({
      kind: 'columns',
      title: 'Dự sinh hoạt theo tháng',
      most: 1,
      columns: months(12).map((label, at) => ({ label, value: at / 12, shown: showRate({ part: at, whole: 12 }) })),
    }),
    'shares, 6 parts': chart({
      kind: 'shares',
      title: 'Đoàn viên theo loại hình chi đoàn',
      parts: ['Địa bàn dân cư', 'Trường học', 'Cơ quan', 'Doanh nghiệp', 'Lực lượng vũ trang', 'Chưa rõ'].map((label, at) => ({
        label,
        value: 900 - at * 130,
        shown: showRate({ part: 900 - at * 130, whole: 3450 }),
      })),
    }),
    'year of a member': chart({
      kind: 'year',
      title: 'Năm 2026 của An',
      subtitle: 'Chi đoàn ấp 3, Đoàn xã Phú Bình',
      numbers: ['buổi có mặt', 'buổi liên tục', 'lần ở nơi cư trú', 'lần giữ cam kết'].map((label) => ({
        label,
        shown: '14/17',
      })),
      months: months(12).map((label) => ({ label, invited: 2, attended: 1 })),
    }),
    badge: chart({
      kind: 'badge',
      title: 'Huy hiệu “Phong cách cán bộ Đoàn”',
      holder: 'Nguyễn Thị Ngọc Trâm',
      number: 'Số 0012-2020',
      issuer: 'Huyện đoàn Phú Tân',
    }),
    'paper, 10 rows': () =>
      paperFile('xac-nhan', {
        kind: 'paper',
        issuer: ['Đoàn xã Phú Bình', 'Chi đoàn ấp 3'],
        placeAndDate: 'Phú Bình, ngày 22 tháng 11 năm 2026',
        title: 'Phiếu xác nhận',
        body: [
          { text: 'Thực hiện Hướng dẫn số 15-HD/TWĐTN-BTC ngày 06/8/2018 của Ban Bí thư Trung ương Đoàn.' },
          { label: 'Đồng chí', value: 'Nguyễn Thị Ngọc Trâm' },
          {
            heading: ['STT', 'Ngày', 'Hoạt động'],
            rows: Array.from({ length: 10 }, (_, at) => [`${at + 1}`, '08/03/2026', 'Chủ nhật xanh']),
          },
        ],
        signatures: [{ role: 'Bí thư', note: '(Ký, đóng dấu)', name: 'Trần Văn Hữu' }],
      }),
  };
}

const chart = (spec) => () => chartPicture('bieu-do', spec);

export async function charts() {
  console.log(`Pictures and papers (${rounds} of each, one after the other, after 5 that are not counted)`);
  const slow = [];
  for (const [name, make] of Object.entries(samples())) {
    for (let n = 0; n < 5; n++) await make();
    const standstill = monitorEventLoopDelay({ resolution: 1 });
    standstill.enable();
    const times = [];
    const before = process.cpuUsage();
    let bytes = 0;
    for (let n = 0; n < rounds; n++) {
      const started = performance.now();
      bytes = Buffer.from((await make()).base64, 'base64').length;
      times.push(performance.now() - started);
    }
    standstill.disable();
    const { user, system } = process.cpuUsage(before);
    if (!name.startsWith('paper') && median(times) >= 150) slow.push(name);
    console.log(
      `  ${name.padEnd(20)} median ${median(times).toFixed(0)} ms, p99 ${percentile(times, 0.99).toFixed(0)} ms, CPU ${((user + system) / 1000 / rounds).toFixed(0)} ms, ${(bytes / 1024).toFixed(0)} KB; the loop stood still ${(standstill.percentile(99) / 1e6).toFixed(0)} ms (p99)`,
    );
  }
  console.log(`  target: a chart in less than 150 ms (${slow.length === 0 ? 'met' : `NOT met: ${slow.join(', ')}`})`);
  await sheets();
}

/** In a process of its own, because the most memory that a process ever held cannot be forgotten. */
async function sheets() {
  const run = promisify(execFile);
  const runs = [];
  for (let n = 0; n < 5; n++)
    runs.push(JSON.parse((await run(process.execPath, [fileURLToPath(import.meta.url), 'sheet'])).stdout));
  const ms = median(runs.map((one) => one.ms));
  const peak = Math.max(...runs.map((one) => one.peakMb));
  console.log(
    `XLSX of ${members} members: ${ms.toFixed(0)} ms (median of ${runs.length} first ones), ${runs[0].kb} KB; the whole process held at most ${peak} MB, ${runs[0].beforeMb} MB before`,
  );
  console.log(`  target: less than 2 s (${ms < 2000 ? 'met' : 'NOT met'}) and 200 MB (${peak < 200 ? 'met' : 'NOT met'})`);
}

async function sheet() {
  const headers = ['STT', 'Họ và tên đệm', 'Tên', 'Ngày sinh', 'Chức vụ', 'Ngày vào Đoàn', 'Số thẻ', 'Điện thoại', 'Ghi chú'];
  const row = (at) => [
    `${at + 1}`,
    'Nguyễn Thị Ngọc',
    `Trâm ${at}`,
    '15/03/2004',
    '',
    '26/03/2019',
    '',
    '0312345678',
    'Đang sinh hoạt',
  ];
  const peakMb = () => Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024);
  const beforeMb = peakMb();
  const started = performance.now();
  const bytes = await sheetBytes({
    format: 'xlsx',
    name: 'danh-sach',
    titles: ['DANH SÁCH ĐOÀN VIÊN'],
    columns: headers.map((header) => ({ header })),
    rows: Array.from({ length: members }, (_, at) => row(at)),
  });
  const ms = performance.now() - started;
  console.log(JSON.stringify({ ms, kb: Math.round(bytes.length / 1024), beforeMb, peakMb: peakMb() }));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await (process.argv[2] === 'sheet' ? sheet() : charts());
  process.exit(0);
}
