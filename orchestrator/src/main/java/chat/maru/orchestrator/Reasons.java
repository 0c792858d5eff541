package chat.maru.orchestrator;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonString;
import java.util.Locale;
import java.util.Map;

/// The texts of [Reason] codes in Korean and English. `{name}` stands for a parameter.
public final class Reasons {
  private static final Map<String, String> ENGLISH =
      Map.ofEntries(
          Map.entry("pinned", "the request named it"),
          Map.entry("fallback", "it stands in for {model}"),
          Map.entry("failed_before", "{model} did not answer ({error})"),
          Map.entry("quality", "{tier} model"),
          Map.entry(
              "predicted",
              "right about {percent} times in 100 on such: {length} {language} {form}"),
          Map.entry("cached", "has {tokens} tokens of this conversation at hand already"),
          Map.entry("explored", "the second best, tried now and then to learn"),
          Map.entry("own", "stays on this server"),
          Map.entry("outside", "an outside model"),
          Map.entry("price", "costs about {micros} millionths of a dollar"),
          Map.entry("price_unknown", "its price is not known"),
          Map.entry("free", "costs nothing"),
          Map.entry("latency", "first word after about {ms} ms"),
          Map.entry("preset", "the request asked for {preset}"),
          Map.entry("only_one", "no other model is connected"),
          Map.entry("no_model", "no model is connected"),
          Map.entry("exact", "done by exact rules; no model is needed for this"),
          Map.entry("guided", "put together from the room's own messages, without a model"),
          Map.entry("model_failed", "the model did not answer ({error})"),
          Map.entry("sources_changed", "what the model had read may not be used any more"),
          Map.entry("none_allowed", "no connected model may answer this"),
          Map.entry("all_failed", "no model answered"),
          Map.entry("behind", "{percent}% behind"),
          Map.entry("stand_in", "it waits as the stand-in"),
          Map.entry("thoughts_dropped", "thoughts of another model were left out ({count})"),
          Map.entry("cannot_say", "cannot be told this: {what}"),
          Map.entry("no_tools", "cannot call tools"),
          Map.entry("no_vision", "cannot see images"),
          Map.entry("no_chat", "does not talk"),
          Map.entry("no_embeddings", "makes no embeddings"),
          Map.entry("context", "room for {context} tokens, {needed} needed"),
          Map.entry("tiny_judge", "too small to be trusted with a decision"),
          Map.entry("outside_room", "outside models are not allowed in this room"),
          Map.entry("outside_sealed", "these words stay on own models"),
          Map.entry("not_for_key", "the key may not use it"),
          Map.entry("unhealthy", "did not answer lately"),
          Map.entry("asked_private", "the request said that its words stay here"),
          Map.entry("identifier", "contains a {kind}"),
          Map.entry("uninspected", "contains {kind}, which cannot be inspected"),
          Map.entry("masked", "{kind} masked before it leaves: {count}"),
          Map.entry(
              "mask_altered", "the model altered {count} placeholders; they stay as they are"),
          Map.entry("identifiers_refused", "requests with identifiers are refused here"),
          Map.entry("not_pinned", "the request named another model"));

  private static final Map<String, String> KOREAN =
      Map.ofEntries(
          Map.entry("pinned", "요청이 이 모델을 지정했어요"),
          Map.entry("fallback", "{model} 대신이에요"),
          Map.entry("failed_before", "{model} 모델이 답하지 못했어요 ({error})"),
          Map.entry("quality", "{tier}급 모델이에요"),
          Map.entry("predicted", "{length} {language} {form}에는 100번 중 {percent}번쯤 맞아요"),
          Map.entry("cached", "이 대화의 {tokens}토큰을 이미 읽어 두었어요"),
          Map.entry("explored", "더 배우려고 가끔 두 번째 모델을 써 봐요"),
          Map.entry("own", "이 서버 안에서만 처리해요"),
          Map.entry("outside", "외부 모델이에요"),
          Map.entry("price", "약 {micros}/1,000,000달러가 들어요"),
          Map.entry("price_unknown", "값을 알 수 없어요"),
          Map.entry("free", "비용이 없어요"),
          Map.entry("latency", "첫 글자까지 약 {ms}ms 걸려요"),
          Map.entry("preset", "요청이 {preset}을(를) 골랐어요"),
          Map.entry("only_one", "연결된 다른 모델이 없어요"),
          Map.entry("no_model", "연결된 모델이 없어요"),
          Map.entry("exact", "정해진 규칙으로 처리해서 모델이 필요 없어요"),
          Map.entry("guided", "모델 없이 이 방의 말을 모아 답했어요"),
          Map.entry("model_failed", "모델이 답하지 못했어요 ({error})"),
          Map.entry("sources_changed", "모델이 읽은 말을 더는 쓸 수 없게 됐어요"),
          Map.entry("none_allowed", "이 요청에 답해도 되는 모델이 없어요"),
          Map.entry("all_failed", "답한 모델이 없어요"),
          Map.entry("behind", "점수가 {percent}% 낮아요"),
          Map.entry("stand_in", "대신할 모델로 기다리고 있어요"),
          Map.entry("thoughts_dropped", "다른 모델의 생각은 뺐어요 ({count}개)"),
          Map.entry("cannot_say", "이 요청을 그대로 전할 수 없어요: {what}"),
          Map.entry("no_tools", "도구를 쓰지 못해요"),
          Map.entry("no_vision", "그림을 보지 못해요"),
          Map.entry("no_chat", "대화하는 모델이 아니에요"),
          Map.entry("no_embeddings", "임베딩을 만들지 않아요"),
          Map.entry("context", "{context}토큰까지만 읽는데 {needed}토큰이 필요해요"),
          Map.entry("tiny_judge", "판단을 맡기기에는 너무 작아요"),
          Map.entry("outside_room", "이 방에서는 외부 모델을 쓰지 않아요"),
          Map.entry("outside_sealed", "이 내용은 밖으로 보내지 않아요"),
          Map.entry("not_for_key", "이 키로는 쓸 수 없어요"),
          Map.entry("unhealthy", "요즘 답하지 못하고 있어요"),
          Map.entry("asked_private", "밖으로 보내지 말라는 요청이에요"),
          Map.entry("identifier", "{kind}이(가) 들어 있어요"),
          Map.entry("uninspected", "{kind}은(는) 살펴볼 수 없어요"),
          Map.entry("masked", "{kind} {count}개를 가리고 보내요"),
          Map.entry("mask_altered", "모델이 가림 표시 {count}개를 바꿔 써서 그대로 두었어요"),
          Map.entry("identifiers_refused", "식별 정보가 든 요청은 받지 않아요"),
          Map.entry("not_pinned", "요청이 다른 모델을 지정했어요"));

  /// Words for values of `kind` and `tier`.
  private static final Map<String, String> KOREAN_VALUES =
      Map.ofEntries(
          Map.entry("resident_number", "주민등록번호"),
          Map.entry("foreign_number", "외국인등록번호"),
          Map.entry("social_number", "사회보장번호"),
          Map.entry("passport", "여권번호"),
          Map.entry("licence", "운전면허번호"),
          Map.entry("address", "집 주소"),
          Map.entry("secret", "비밀번호나 키"),
          Map.entry("name", "이름"),
          Map.entry("card", "카드 번호"),
          Map.entry("phone", "전화번호"),
          Map.entry("email", "이메일 주소"),
          Map.entry("account", "계좌 번호"),
          Map.entry("image", "그림"),
          Map.entry("audio", "소리"),
          Map.entry("file", "파일"),
          Map.entry("short", "짧은"),
          Map.entry("medium", "보통 길이의"),
          Map.entry("long", "긴"),
          Map.entry("korean", "한국어"),
          Map.entry("english", "영어"),
          Map.entry("other", "다른 언어"),
          Map.entry("code", "코드"),
          Map.entry("maths", "계산"),
          Map.entry("choice", "고르기 문제"),
          Map.entry("question", "질문"),
          Map.entry("task", "부탁"),
          Map.entry("tiny", "아주 작은"),
          Map.entry("small", "작은"),
          Map.entry("capable", "큰"));

  private static final Map<String, String> ENGLISH_VALUES =
      Map.ofEntries(
          Map.entry("korean", "Korean"),
          Map.entry("english", "English"),
          Map.entry("other", "other-language"),
          Map.entry("maths", "calculation"),
          Map.entry("choice", "multiple choice"),
          Map.entry("resident_number", "resident registration number"),
          Map.entry("foreign_number", "foreigner's registration number"),
          Map.entry("social_number", "social security number"),
          Map.entry("passport", "passport number"),
          Map.entry("licence", "driver's licence number"),
          Map.entry("card", "card number"),
          Map.entry("phone", "phone number"),
          Map.entry("email", "mail address"),
          Map.entry("account", "account number"),
          Map.entry("address", "home address"),
          Map.entry("secret", "password or key"),
          Map.entry("name", "name"),
          Map.entry("image", "an image"),
          Map.entry("audio", "audio"),
          Map.entry("file", "a file"));

  private Reasons() {}

  /// The sentence for `reason` in Korean if `locale` is Korean, else in English; the code itself if
  /// it has no sentence.
  public static String text(Reason reason, Locale locale) {
    boolean korean = locale.getLanguage().equals("ko");
    String text = (korean ? KOREAN : ENGLISH).getOrDefault(reason.code(), reason.code());
    Map<String, String> values = korean ? KOREAN_VALUES : ENGLISH_VALUES;
    for (Map.Entry<String, Json> param : reason.params().fields().entrySet()) {
      String value =
          param.getValue() instanceof JsonString string
              ? values.getOrDefault(string.value(), string.value())
              : param.getValue().toText();
      text = text.replace("{" + param.getKey() + "}", value);
    }
    return text;
  }
}
