import type { ProgrammeGroup } from './pledges.js';

/** A programme as a unit starts with it: an organising unit changes the rows, not this text. A group without items asks for own words. */
export interface ProgrammeTemplate {
  code: string;
  title: string;
  kind: 'training' | 'values';
  audience: 'members' | 'officers';
  groups: ProgrammeGroup[];
  allowFreeText: boolean;
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

export const defaultProgrammes: readonly ProgrammeTemplate[] = [training, values];
