import type { Translation } from "#app/i18n/translation.ts";
import type { en } from "./messages.en.ts";

export const zh: Translation<typeof en> = {
  page: {
    search: "搜索操作和类型",
    find: "搜索",
    all: "显示全部",
    nothing: "没有与“{{search}}”匹配的内容。",
    chapters: "章节",
    types: "类型",
    tokens: "您的 API 令牌",
    document: "OpenAPI 文档",
    verify: "验证网络钩子的消息（Node.js）",
    anyAccount: "所有账户均可使用。",
    needs: "所需权限：{{permission}}。",
    administrator: "管理系统（仅限管理员）",
    parameters: "参数",
    body: "请求内容",
    answer: "应答：",
    noContent: "无内容",
    field: "字段",
    type: "类型",
    needed: "是否必填",
    required: "必填",
    optional: "选填",
    inPath: "路径参数",
    inHeader: "请求头",
  },
};
