package chat.maru.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.Deadline;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.privacy.mask.Policy;
import chat.maru.orchestrator.translation.WireTranslator;
import chat.maru.orchestrator.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// A fuzzer that tries to make a class fall: whatever a request looks like, whoever routes it and
/// whatever fails on the way, an outside model gets no identifier, and nothing at all of what its
/// class, the room, the key or the deployment keep from it.
class ClassFallsNeverTest {
  private static final List<String> PLACES =
      List.of("message", "part", "call", "result", "tool", "schema", "metadata", "name", "split");

  private static final List<Policy> POLICIES = List.of(Policy.MASK, Policy.OWN, Policy.REFUSE);

  /// Identifiers with words that announce them, each with the digits that must not leave.
  private static final List<String[]> IDENTIFIERS =
      List.of(
          new String[] {"전화번호는 010-2345-6789", "23456789"},
          new String[] {"call me: +82 10 8765 4321", "87654321"},
          new String[] {"주민번호 900101-1234568", "1234568"},
          new String[] {"card number 4111 1111 1111 1111", "411111111111"},
          new String[] {"메일은 jin.park@example.org", "jin.park"},
          new String[] {"여권번호 M12345678", "12345678"},
          new String[] {"api key sk-proj-Ab3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z", "ab3def6hij9k"});

  /// The place of the one that is no number or address: other dashes would break it.
  private static final int SECRET = 6;

  /// A request and the world around it.
  ///
  /// @param file, chosen, floor what deployment, request and key say, see [#policy]
  /// @param fails which providers fail, by their place
  /// @param order how a careless router shuffles its plan
  record Attack(
      int identifier,
      boolean harmless,
      boolean picture,
      String place,
      int disguise,
      DataClass least,
      boolean outsideAllowed,
      int file,
      int chosen,
      int floor,
      String model,
      int fails,
      long order) {
    String text() {
      String said = harmless ? "what a lovely day" : IDENTIFIERS.get(identifier)[0];
      return switch (disguise) {
        case 1 -> wide(said);
        case 2 -> String.join("\u200b", said.split(""));
        case 3 ->
            identifier == SECRET ? said : said.replace("-", " – "); // a key with blanks is none
        default -> said;
      };
    }

    String digits() {
      return IDENTIFIERS.get(identifier)[1];
    }

    private static String wide(String text) {
      StringBuilder wide = new StringBuilder();
      text.chars().forEach(c -> wide.append((char) (c >= '0' && c <= '9' ? c - '0' + '０' : c)));
      return wide.toString();
    }
  }

  @Provide
  Arbitrary<Attack> attacks() {
    Arbitrary<Integer> policy = Arbitraries.integers().between(0, 4);
    Arbitrary<Attack> words =
        Combinators.combine(
                Arbitraries.integers().between(0, IDENTIFIERS.size() - 1),
                Arbitraries.integers().between(0, 9),
                Arbitraries.of(PLACES),
                Arbitraries.integers().between(0, 3),
                Arbitraries.of(DataClass.class),
                Arbitraries.of(true, false))
            .as(
                (identifier, kind, place, disguise, least, outside) ->
                    new Attack(
                        identifier,
                        kind < 3,
                        kind == 3,
                        place,
                        disguise,
                        least,
                        outside,
                        0,
                        0,
                        0,
                        "auto",
                        0,
                        0));
    return Combinators.combine(
            words,
            policy,
            policy,
            policy,
            Arbitraries.of("auto", "auto:best", "auto:private", "out", "house"),
            Arbitraries.integers().between(0, 7),
            Arbitraries.longs())
        .as(
            (attack, file, chosen, floor, model, fails, order) ->
                new Attack(
                    attack.identifier(),
                    attack.harmless(),
                    attack.picture(),
                    attack.place(),
                    attack.disguise(),
                    attack.least(),
                    attack.outsideAllowed(),
                    file,
                    chosen,
                    floor,
                    model,
                    fails,
                    order));
  }

  @Property(tries = 500, seed = "20261124")
  void nothing_makes_a_class_fall(@ForAll("attacks") Attack attack) {
    List<String> left = new ArrayList<>();
    Models models = new Models();
    models.put(new Reading("out", false, (attack.fails() & 1) != 0, left));
    models.put(new Reading("house", true, (attack.fails() & 2) != 0, left));
    models.put(new Reading("other", false, (attack.fails() & 4) != 0, left));
    models.configure(Map.of("house", List.of("out", "other")), Limits.DEFAULT);
    Masks masks =
        Masks.of(
            chat.maru.orchestrator.privacy.mask.Keyed.of(
                "a key that only this test has, 32 bytes".getBytes(StandardCharsets.UTF_8)),
            _ -> policy(attack.floor()));
    masks.configure(new PrivacyConfig(policy(attack.file()), List.of()));
    Gateway gateway =
        new Gateway(
            models,
            careless(attack),
            new WireTranslator(),
            new Health(Clock.systemUTC()),
            new chat.maru.orchestrator.testing.MemoryReceipts(),
            chat.maru.orchestrator.money.Ledger.NONE,
            masks,
            Clock.systemUTC());
    try {
      gateway.complete(request(attack));
    } catch (MaruException e) {
      // refused, or everybody failed: fine as long as nothing left
    }
    Policy strictest = strictest(attack);
    boolean may =
        attack.least() == DataClass.OPEN
            || (attack.least() == DataClass.ROOM && attack.outsideAllowed());
    boolean unseen = attack.picture() && attack.least() != DataClass.OPEN;
    if (!may || unseen || (!attack.harmless() && strictest != Policy.MASK)) {
      assertThat(left).as("%s", attack).isEmpty();
    }
    if (!attack.harmless()) {
      assertThat(left).as("%s", attack).noneMatch(body -> bare(body).contains(attack.digits()));
    }
  }

  /// One of the policies, or none for a number beyond them.
  private static @Nullable Policy policy(int number) {
    return number < POLICIES.size() ? POLICIES.get(number) : null;
  }

  private static Policy strictest(Attack attack) {
    Policy strictest = null;
    for (int number : new int[] {attack.file(), attack.chosen(), attack.floor()}) {
      Policy one = policy(number);
      if (one != null) {
        strictest = strictest == null ? one : strictest.atLeast(one);
      }
    }
    return strictest == null ? Policy.OWN : strictest;
  }

  /// Letters and digits alone, as a reader would join them.
  private static String bare(String body) {
    return java.text.Normalizer.normalize(body, java.text.Normalizer.Form.NFKC)
        .replaceAll("[^\\p{Alnum}.]", "")
        .toLowerCase(java.util.Locale.ROOT);
  }

  /// Sends everything everywhere in any order.
  private static Router careless(Attack attack) {
    return (ask, models) -> {
      List<Step> plan = new ArrayList<>();
      List<Candidate> candidates = new ArrayList<>();
      models.all().forEach(model -> plan.add(new Step(model, List.of())));
      Collections.shuffle(plan, new Random(attack.order()));
      plan.forEach(step -> candidates.add(new Candidate(step.model(), 1, List.of(), null)));
      return new Route(ask.requested(), DataClass.OPEN, List.of(), candidates, plan);
    };
  }

  private static ChatRequest request(Attack attack) {
    return ChatRequest.of(
            body(attack), Origin.MARU, attack.least(), Deadline.after(Duration.ofSeconds(30)))
        .outsideAllowed(attack.outsideAllowed())
        .discretion(Discretion.of(policy(attack.chosen())));
  }

  private static JsonObject body(Attack attack) {
    String text = Json.of(attack.text()).toText();
    String half = attack.text();
    int middle = half.length() / 2;
    String messages =
        switch (attack.place()) {
          case "part" -> user("[{\"type\":\"text\",\"text\":" + text + "}]");
          case "call" ->
              user("\"go\"")
                  + ",{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"note\",\"arguments\":"
                  + Json.of("{\"text\":" + text + "}").toText()
                  + "}}]},{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"ok\"}";
          case "result" ->
              user("\"go\"")
                  + ",{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"note\",\"arguments\":\"{}\"}}]},{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":"
                  + text
                  + "}";
          case "name" -> "{\"role\":\"user\",\"name\":" + text + ",\"content\":\"hi\"}";
          case "split" ->
              user(
                  "[{\"type\":\"text\",\"text\":"
                      + Json.of(half.substring(0, middle)).toText()
                      + "},{\"type\":\"text\",\"text\":"
                      + Json.of(half.substring(middle)).toText()
                      + "}]");
          case "message" -> user(text);
          default -> user("\"hello\"");
        };
    if (attack.picture()) {
      messages +=
          ","
              + user(
                  "[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AAAA\"}}]");
    }
    String tool =
        switch (attack.place()) {
          case "tool" -> text;
          default -> "\"notes\"";
        };
    String example = attack.place().equals("schema") ? text : "\"x\"";
    String metadata = attack.place().equals("metadata") ? text : "\"y\"";
    return Json.parseObject(
        "{\"model\":\""
            + attack.model()
            + "\",\"messages\":["
            + messages
            + "],\"metadata\":{\"about\":"
            + metadata
            + "},\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"note\",\"description\":"
            + tool
            + ",\"parameters\":{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\",\"description\":"
            + example
            + "}}}}}]}");
  }

  private static String user(String content) {
    return "{\"role\":\"user\",\"content\":" + content + "}";
  }

  /// A provider that keeps what it reads, if it is an outside one.
  private record Reading(String name, boolean own, boolean fails, List<String> left)
      implements Provider {
    @Override
    public String kind() {
      return "openai";
    }

    @Override
    public List<Wire> wires() {
      return List.of(Wire.CHAT);
    }

    @Override
    public List<Model> models() {
      return List.of(
          new Model(
              name,
              name,
              name,
              own,
              Tier.CAPABLE,
              Set.of(Capability.CHAT, Capability.TOOLS, Capability.VISION),
              0,
              Price.FREE));
    }

    @Override
    public Chunks stream(Call call) {
      throw new MaruException(OrchestratorError.NOT_CAPABLE, "no streams");
    }

    @Override
    public Body complete(Call call) {
      if (!own) {
        byte[] raw = call.request().raw();
        left.add(raw == null ? "" : new String(raw, StandardCharsets.UTF_8));
        left.add(call.request().body().toText());
      }
      if (fails) {
        throw new MaruException(OrchestratorError.PROVIDER_FAILED, "down");
      }
      JsonObject answer =
          Json.parseObject(
              "{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"ok\"}}]}");
      return Body.ofChat(answer.toBytes(), answer);
    }

    @Override
    public void close() {}
  }
}
