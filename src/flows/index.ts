import type { AnyFlow } from '../conversation/flow.js';
import { type Register, registerFlows } from '../conversation/register.js';
import { approvals } from './approvals.js';
import { attendance } from './attendance.js';
import { checkIn } from './check-in.js';
import { checkInOpen } from './check-in-open.js';
import { criteria } from './criteria.js';
import { data } from './data.js';
import { desk } from './desk.js';
import { exports } from './exports.js';
import { figures } from './figures.js';
import { guide } from './guide.js';
import { home } from './home.js';
import { hosts } from './hosts.js';
import { invite } from './invite.js';
import { join } from './join.js';
import { link } from './link.js';
import { meeting } from './meeting.js';
import { meetingCall } from './meeting-call.js';
import { meetingManage } from './meeting-manage.js';
import { standing } from './menu.js';
import { messages } from './messages.js';
import { monthReport } from './month-report.js';
import { officers } from './officers.js';
import { pledge } from './pledge.js';
import { pledges } from './pledges.js';
import { programme } from './programme.js';
import { programmes } from './programmes.js';
import { questions } from './questions.js';
import { quiet } from './quiet.js';
import { record } from './record.js';
import { residence } from './residence.js';
import { residenceIntroduce } from './residence-introduce.js';
import { residencePeople } from './residence-people.js';
import { residencePolicy } from './residence-policy.js';
import { residenceRate } from './residence-rate.js';
import { residenceRecord } from './residence-record.js';
import { residenceRemarks } from './residence-remarks.js';
import { review } from './review.js';
import { rosterList } from './roster-list.js';
import { secondOfficer } from './second-officer.js';
import { secretary } from './secretary.js';
import { sending } from './sending.js';
import { year } from './year.js';

/** What the bot can talk about. Adding a flow is adding it here; its transcript is then missing, and a test says so. */
export const allFlows: readonly AnyFlow[] = [
  join,
  approvals,
  invite,
  link,
  residence,
  residencePolicy,
  residenceRemarks,
  residencePeople,
  residenceIntroduce,
  residenceRecord,
  residenceRate,
  home,
  pledge,
  pledges,
  review,
  criteria,
  programme,
  programmes,
  secretary,
  questions,
  data,
  quiet,
  messages,
  officers,
  rosterList,
  figures,
  monthReport,
  exports,
  desk,
  meeting,
  meetingCall,
  meetingManage,
  sending,
  secondOfficer,
  checkIn,
  checkInOpen,
  attendance,
  hosts,
  record,
  // Last: what an officer means by “tổng kết năm” is the branch's.
  year,
  guide,
];

export const flows: Register = registerFlows(allFlows, standing);
