package chat.maru.bridges;

import chat.maru.base.ErrorEntry;
import chat.maru.base.Fault;
import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import java.util.Locale;
import java.util.Map;

/// Why a file cannot be imported at all. `{name}` in a text is a parameter of the error.
public enum ImportError implements ErrorEntry {
  IMPORT_EMPTY(422, "The file is empty", "파일이 비어 있어요"),
  IMPORT_BINARY(
      422,
      "The file is not text. Expected: the text, CSV, JSON or zip file that the messenger exports",
      "글로 된 파일이 아니에요. 메신저에서 내보낸 텍스트, CSV, JSON 또는 zip 파일을 골라 주세요"),
  IMPORT_ENCODING(
      422,
      "The text is stored as {encoding}. Expected: UTF-8; save it again as UTF-8",
      "{encoding}(으)로 저장된 글이에요. UTF-8로 다시 저장해 주세요"),
  IMPORT_UNKNOWN(
      422,
      "No export of {kind} was recognised in the first lines of the file",
      "파일 첫머리에서 {kind} 대화 내보내기를 알아보지 못했어요"),
  IMPORT_FOREIGN(
      422,
      "This looks like an export of {found}. Expected: {kind}",
      "{found}에서 내보낸 파일 같아요. {kind} 파일이 필요해요"),
  IMPORT_NO_MESSAGES(
      422,
      "The file has the header of {kind}, but no message follows. Was it copied to its end?",
      "{kind} 파일이지만 메시지가 하나도 없어요. 끝까지 복사됐나요?"),
  IMPORT_CUT_OFF(422, "The file breaks off in its middle: {detail}", "파일이 중간에서 끊겼어요: {detail}"),
  IMPORT_ZIP_UNSAFE(422, "The zip file is refused: {detail}", "이 zip 파일은 열 수 없어요: {detail}"),
  IMPORT_ZIP_EMPTY(
      422,
      "The zip file holds no chat (a .txt, .csv or .json file)",
      "zip 파일 안에 대화(.txt, .csv, .json 파일)가 없어요"),
  IMPORT_ZIP_SEVERAL(
      422,
      "The zip file holds several chats ({detail}); say which one",
      "zip 파일에 대화가 여러 개 있어요({detail}). 하나를 골라 주세요"),
  IMPORT_ACCOUNT(
      422,
      "This is the export of a whole account. Open one chat and export that",
      "계정 전체를 내보낸 파일이에요. 대화방 하나를 열어 그것만 내보내 주세요"),
  IMPORT_KIND(
      400, "{kind}: no such kind of export (expected: {known})", "{kind}: 가져올 수 없는 종류예요({known})"),
  IMPORT_ZONE(
      400, "{zone}: no such time zone (expected: a name like Asia/Seoul)", "{zone}: 없는 시간대예요"),
  IMPORT_BUSY(
      409,
      "Another import into this room is running; wait for it or undo it",
      "이 방에서 다른 가져오기가 진행 중이에요"),
  IMPORT_NOT_UNDOABLE(409, "The import is still running", "가져오기가 아직 진행 중이에요"),
  IMPORT_PRIVATE_EXISTS(
      409,
      "You imported this chat for yourself before; undo that import first",
      "이 대화를 나만 보기로 이미 가져왔어요. 그것을 먼저 되돌려 주세요"),
  IMPORT_IO(500, "The file cannot be read or stored", "파일을 읽거나 저장할 수 없어요");

  private final Meaning meaning;
  private final String english;
  private final String korean;

  ImportError(int status, String english, String korean) {
    this.english = english;
    this.korean = korean;
    meaning = new Meaning(status == 500 ? Fault.INTERNAL : Fault.CALLER, status, false);
  }

  /// The sentence for a reader, in Korean or else in English, with its parameters filled in.
  public String text(Locale reader, Map<String, String> params) {
    String text = reader.getLanguage().equals("ko") ? korean : english;
    for (Map.Entry<String, String> param : params.entrySet()) {
      text = text.replace("{" + param.getKey() + "}", param.getValue());
    }
    return text;
  }

  /// This error as an exception.
  public MaruException with(Map<String, String> params) {
    JsonObject.Builder json = JsonObject.builder();
    params.forEach(json::put);
    return new MaruException(this, text(Locale.ENGLISH, params)).with(json.build());
  }

  /// This error without parameters as an exception.
  public MaruException exception() {
    return with(Map.of());
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }

  @Override
  public boolean retryable() {
    return this == IMPORT_BUSY;
  }
}
