import type { ProgrammeGroup, ProgrammeKind } from './pledges.js';

/** A programme as a unit starts with it: an organising unit changes the rows, not this text. A group without items asks for own words. */
export interface ProgrammeTemplate {
  code: string;
  title: string;
  kind: ProgrammeKind;
  audience: 'members' | 'officers';
  groups: ProgrammeGroup[];
  allowFreeText: boolean;
  /** The badge's title; none unless said. */
  badge?: string;
}

/** domain.md §2.10: the three groups that are usual; the official list is data of the unit. */
const training: ProgrammeTemplate = {
  code: 'ren_luyen',
  title: 'Chương trình rèn luyện đoàn viên',
  kind: 'training',
  audience: 'members',
  allowFreeText: true,
  groups: [
    {
      code: 'ideology_ethics',
      title: 'Rèn luyện về tư tưởng chính trị, đạo đức, lối sống',
      items: [
        'Học tập và làm theo Bác, mỗi tháng một việc cụ thể',
        'Tham gia đủ các buổi sinh hoạt chi đoàn',
        'Chấp hành luật giao thông',
      ],
    },
    {
      code: 'study_work',
      title: 'Rèn luyện về học tập, lao động, chuyên môn, nghiệp vụ',
      items: ['Đạt mục tiêu học tập đã đề ra', 'Học một kỹ năng nghề', 'Hoàn thành tốt việc được giao'],
    },
    {
      code: 'health_skills_community',
      title: 'Rèn luyện về sức khỏe, kỹ năng và hoạt động vì cộng đồng',
      items: ['Tập thể dục 3 buổi mỗi tuần', 'Tham gia 2 hoạt động tình nguyện mỗi quý', 'Hiến máu tình nguyện'],
    },
  ],
};

/** domain.md §4.2: the twelve criteria, in order, exact words. Each is only a title; the member writes what they will do. */
const criteria = [
  'Có lý tưởng cách mạng',
  'Bản lĩnh vững vàng',
  'Giàu lòng yêu nước',
  'Đạo đức trong sáng',
  'Lối sống văn hóa',
  'Tuân thủ pháp luật',
  'Tiên phong hành động',
  'Sáng tạo không ngừng',
  'Học tập liên tục',
  'Có sức khỏe tốt',
  'Kỹ năng phù hợp',
  'Khát vọng vươn lên',
];

const values: ProgrammeTemplate = {
  code: 'hinh_mau',
  title: 'Xây dựng giá trị hình mẫu thanh niên Việt Nam thời kỳ mới',
  kind: 'values',
  audience: 'members',
  allowFreeText: true,
  groups: criteria.map((title, n) => ({ code: `tieu_chi_${n + 1}`, title, items: [] })),
};

/** domain.md §4.1. The list of styles was not found: the organising unit enters its own. */
const style: ProgrammeTemplate = {
  code: 'phong_cach',
  title: 'Xây dựng phong cách cán bộ Đoàn',
  kind: 'style',
  audience: 'officers',
  allowFreeText: true,
  groups: [],
  badge: 'Huy hiệu phong cách cán bộ Đoàn',
};

/** domain.md §4.3: registered and evaluated every year, in own words. */
const selfPlan: ProgrammeTemplate = {
  code: 'tu_duong',
  title: 'Kế hoạch tự tu dưỡng, rèn luyện hằng năm',
  kind: 'self_plan',
  audience: 'members',
  allowFreeText: true,
  groups: [],
};

/** The criteria of "03 có, 02 không" (domain.md §4.4), exact words: what the bot does with each is flows/criteria.ts. */
export const criterionCodes = ['co_1', 'co_2', 'co_3', 'khong_1', 'khong_2'] as const;
export type CriterionCode = (typeof criterionCodes)[number];
/** Of these there is one tick and one yes or no a year, and nothing else ever. */
export const committedCodes = ['khong_1', 'khong_2'] as const satisfies readonly CriterionCode[];
export type CommittedCode = (typeof committedCodes)[number];

const criteriaTitles: Record<CriterionCode, string> = {
  co_1: 'Có kế hoạch thực hiện công việc được giao',
  co_2: 'Có tinh thần, trách nhiệm trong thực hiện công việc',
  co_3: 'Có kế hoạch tự tu dưỡng, rèn luyện hằng năm',
  khong_1: 'Không bị xử lý kỷ luật từ hình thức khiển trách trở lên',
  khong_2: 'Không có các biểu hiện suy thoái chính trị tư tưởng, đạo đức, lối sống',
};

const threeAndTwo: ProgrammeTemplate = {
  code: 'ba_co_hai_khong',
  title: '03 có, 02 không',
  kind: 'criteria',
  audience: 'officers',
  allowFreeText: false,
  groups: criterionCodes.map((code) => ({ code, title: criteriaTitles[code], items: [] })),
};

/** What a unit's secretary can start from. */
export const programmeTemplates: readonly ProgrammeTemplate[] = [style, values, training, selfPlan, threeAndTwo];

/** What a new installation begins with. */
export const defaultProgrammes: readonly ProgrammeTemplate[] = [training, values];
