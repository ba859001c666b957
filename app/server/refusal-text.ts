import type { RefusalCode } from "./guard/refusal.ts";

export type RefusalText = { readonly en: string; readonly zh: string };

/** What a person reads when the server itself turns a request away. */
export const refusalText: Readonly<Record<RefusalCode, RefusalText>> = {
  method: { en: "This address does not support that kind of request.", zh: "此地址不支持该请求方式。" },
  host: {
    en: "This server does not answer under that name. The person who runs it sets its name in APP_ORIGIN.",
    zh: "本服务器不以该名称提供服务。服务器名称由管理员通过 APP_ORIGIN 设置。",
  },
  address: { en: "The address is not well formed.", zh: "网址格式不正确。" },
  addressLength: { en: "The address is too long.", zh: "网址过长。" },
  notFound: { en: "There is nothing at this address.", zh: "此地址没有内容。" },
  origin: {
    en: "The request did not come from a page of this application. Open the page again and repeat the step.",
    zh: "该请求并非来自本应用的页面。请重新打开页面后再试。",
  },
  bodyEncoding: { en: "Compressed content is not accepted.", zh: "不接受压缩后的内容。" },
  bodyType: { en: "This kind of content is not accepted.", zh: "不接受此类型的内容。" },
  bodyLength: { en: "The request does not say how long its content is.", zh: "请求未说明内容长度。" },
  bodySize: {
    en: "The content is larger than this address accepts: 1 MB, but for files. Send less of it at once; large models are evaluated by the command “rollout evaluate”.",
    zh: "内容超过此地址允许的大小：除文件外为 1 MB。请分次发送；大型模型可用命令“rollout evaluate”计算。",
  },
  bodyUnexpected: { en: "A request to read a page carries no content.", zh: "读取页面的请求不应附带内容。" },
  expectation: { en: "The server cannot meet what the request expects.", zh: "服务器无法满足该请求的预期。" },
  malformed: { en: "The request is not well formed.", zh: "请求格式不正确。" },
  headerSize: { en: "The request's header is too large.", zh: "请求头过大。" },
  timeout: { en: "The request took too long to arrive.", zh: "请求传输超时。" },
  failure: { en: "Something went wrong on the server. Nothing you did caused it.", zh: "服务器发生错误，并非由您的操作引起。" },
  unavailable: { en: "The server is not ready. Try again in a moment.", zh: "服务器尚未就绪，请稍后再试。" },
};
