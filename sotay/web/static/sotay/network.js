// What happens when the network or the server fails: one plain sentence, and nothing typed is lost.
import { say, unsay } from "./notices.js";

const NO_NETWORK = "Mạng yếu hoặc đang mất mạng nên chưa gửi được. Phần đã nhập vẫn còn; hãy thử lại.";
const SENTENCES = {
  403: "Đồng chí chưa được giao quyền thực hiện việc này, hoặc trang mở đã lâu. Hãy tải lại trang rồi thử lại.",
  404: "Nội dung này không còn, hoặc không thuộc phạm vi được xem. Hãy tải lại trang.",
  409: "Nội dung vừa được người khác thay đổi. Hãy tải lại trang để xem bản mới nhất.",
  413: "Tệp quá lớn nên máy chủ không nhận. Hãy chọn tệp nhỏ hơn.",
  429: "Đã có quá nhiều yêu cầu liên tiếp. Hãy chờ một phút rồi thử lại.",
  503: "Hệ thống đang bảo trì. Hãy thử lại sau ít phút; phần đã nhập vẫn còn.",
};
const SERVER = "Máy chủ gặp lỗi nên việc này chưa được ghi nhận. Phần đã nhập vẫn còn; hãy thử lại sau ít phút.";

function showConnection() {
  const banner = document.getElementById("offline");
  if (banner) banner.hidden = navigator.onLine;
}

// A whole page in answer to a request for a fragment means the session is over: go where the server points.
function leaveWithWholePage(event) {
  const answer = event.detail.xhr;
  if (/^\s*<!doctype/i.test(answer.responseText)) {
    event.detail.shouldSwap = false;
    window.location.assign(answer.responseURL || window.location.href);
  }
}

// While an answer was on its way the part that asked may have been drawn anew by its own refreshing: the answer to a deed goes
// to the part that stands there now, or the person would not see that it was done. The element that asked is listened to
// itself, for what it hears once it is out of the page reaches nobody else.
function followAnswer(event) {
  const { elt, requestConfig } = event.detail;
  if (requestConfig.verb === "get") return;
  const show = ({ detail: { target, xhr, successful } }) => {
    if (!successful || !target?.id || document.contains(target)) return;
    const part = document.getElementById(target.id);
    if (part) window.htmx.swap(part, xhr.responseText, { swapStyle: "outerHTML" });
  };
  elt.addEventListener("htmx:afterRequest", show, { once: true });
}

export function startNetwork() {
  showConnection();
  window.addEventListener("online", showConnection);
  window.addEventListener("offline", showConnection);
  const on = (name, action) => document.body.addEventListener(name, action);
  // What a page asks for by itself, again and again, takes no sentence away.
  on("htmx:beforeRequest", (event) => {
    if (event.detail.requestConfig.triggeringEvent) unsay();
  });
  on("htmx:beforeSwap", (event) => {
    if (event.detail.shouldSwap) leaveWithWholePage(event);
  });
  on("htmx:beforeRequest", followAnswer);
  on("htmx:sendError", () => say(NO_NETWORK, "late"));
  on("htmx:timeout", () => say(NO_NETWORK, "late"));
  on("htmx:responseError", (event) => say(SENTENCES[event.detail.xhr.status] || SERVER, "late"));
}
