import type { Translation } from "#app/i18n/translation.ts";
import type { en } from "./messages.en.ts";

export const zh: Translation<typeof en> = {
  title: "账户",
  name: "姓名",
  email: "邮箱",
  password: "密码",
  passwordHelp: "至少 12 个字符。几个词连在一起，好记又难猜。",
  signIn: {
    title: "登录",
    lead: "规划并掌控您的 CRM 实施。",
    submit: "登录",
    forgotten: "忘记密码？请管理员为您生成设置新密码的链接。",
  },
  setUp: {
    title: "设置 Rollout",
    lead: "您是第一位用户，您的账户将管理此系统。",
    submit: "创建账户",
  },
  newPassword: {
    title: "设置新密码",
    lead: "您将在所有设备上退出登录，然后用新密码登录。",
    field: "新密码",
    submit: "设置密码",
    done: "密码已设置，请用新密码登录。",
  },
  invitation: {
    title: "您收到邀请",
    lead: "{{inviter}} 邀请您加入项目“{{project}}”，您在项目中的角色：{{role}}。",
    leadOfNobody: "您受邀加入项目“{{project}}”，您在项目中的角色：{{role}}。",
    expires: "请在{{day}}之前接受邀请。",
    join: "加入{{project}}",
    otherAccount: "此邀请发给 {{email}}，而您当前登录的是 {{reader}}。",
    signOut: "退出登录并继续",
    hasAccount: "此邀请发给 {{email}}，请用该账户登录后接受。",
    newAccount: "您将以 {{email}} 登录，请填写姓名并设置密码。",
    register: "创建账户并加入",
  },
  expired: {
    title: "此链接已失效",
    help: "它已被使用或已过期，请向管理员索取新链接。",
    signIn: "登录",
  },
  profile: {
    title: "个人资料",
    language: "语言",
    english: "English",
    chinese: "简体中文",
    timeZone: "时区",
    theme: "配色",
    themeSystem: "跟随系统",
    themeLight: "浅色",
    themeDark: "深色",
  },
  passwordChange: {
    title: "密码",
    present: "当前密码",
    submit: "修改密码",
    done: "密码已修改，其他会话已结束。",
  },
  sessions: {
    title: "已登录的设备",
    lead: "请结束您不认识的会话。",
    unknown: "未知浏览器",
    current: "当前浏览器",
    end: "结束会话",
  },
};
