package chat.maru.bench.privacy;

/// Makes addresses of places that may or may not exist.
final class Places {
  private static final String[][] CITIES = {
    {"서울특별시", "서울시", "서울"}, {"부산광역시", "부산시", "부산"}, {"경기도", "경기", "경기도"}, {"대전광역시", "대전", "대전시"}
  };
  private static final String[][] DISTRICTS = {
    {"마포구", "강서구", "송파구", "노원구", "동작구"},
    {"해운대구", "수영구", "사하구"},
    {"성남시 분당구", "수원시 팔달구", "파주시"},
    {"유성구", "서구"}
  };
  private static final String[] ROADS = {
    "월드컵로", "양화로", "올림픽로", "방배로", "불정로", "수영로", "대학로", "한강대로", "공항대로", "해운대로", "청파로", "봉은사로", "동소문로"
  };
  private static final String[] VILLAGES = {"서교동", "망원동", "잠실동", "우동", "정자동", "봉명동", "합정동", "상도동"};
  private static final String[] STREETS = {
    "Maple",
    "Elm",
    "Washington",
    "Park",
    "Mill",
    "Church",
    "Sunset",
    "King",
    "Victoria",
    "Lake",
    "5th",
    "42nd",
    "Martin Luther"
  };
  private static final String[] KINDS = {
    "Street",
    "St",
    "Avenue",
    "Ave",
    "Road",
    "Rd",
    "Lane",
    "Drive",
    "Boulevard",
    "Blvd",
    "Court",
    "Way"
  };
  private static final String[] TOWNS = {
    "Portland, OR 97201", "Austin, TX 78701", "Boston", "Leeds LS1 4AP", "Chicago, IL"
  };

  private final Values values;

  Places(Values values) {
    this.values = values;
  }

  String korean() {
    int city = values.from(0, CITIES.length - 1);
    String where = values.chance(0.75) ? values.pick(CITIES[city]) + " " : "";
    where += values.pick(DISTRICTS[city]) + " ";
    return where + (values.chance(0.7) ? road() : lot());
  }

  /// As people write it to friends: no city, no district.
  String shortKorean() {
    return values.chance(0.6)
        ? values.pick(ROADS) + " " + values.from(2, 400) + flat()
        : values.pick(VILLAGES)
            + " "
            + values.from(2, 900)
            + "-"
            + values.from(1, 60)
            + values.pick("", "번지");
  }

  private String road() {
    String road = values.pick(ROADS);
    String number =
        switch (values.from(0, 3)) {
          case 0 -> values.from(2, 60) + "길 " + values.from(1, 99);
          case 1 -> values.from(2, 300) + "번길 " + values.from(1, 50) + "-" + values.from(1, 9);
          default -> " " + values.from(1, 500);
        };
    String village = values.chance(0.3) ? " (" + values.pick(VILLAGES) + ")" : "";
    return road + number + flat() + village;
  }

  private String lot() {
    return values.pick(VILLAGES)
        + " "
        + values.from(1, 999)
        + "-"
        + values.from(1, 80)
        + values.pick("", "번지", "")
        + flat();
  }

  private String flat() {
    return switch (values.from(0, 3)) {
      case 0 -> values.pick(", ", " ") + values.from(1, 20) + "층";
      case 1 ->
          " " + values.from(101, 130) + "동 " + values.from(1, 25) + "0" + values.from(1, 8) + "호";
      default -> "";
    };
  }

  String english() {
    String street = values.from(1, 9900) + " " + values.pick(STREETS) + " " + values.pick(KINDS);
    String flat =
        values.chance(0.3)
            ? ", " + values.pick("Apt ", "Unit ", "Suite ", "#") + values.from(1, 40)
            : "";
    return street + flat + (values.chance(0.6) ? ", " + values.pick(TOWNS) : "");
  }
}
