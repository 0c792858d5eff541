package chat.maru.orchestrator;

import java.util.Arrays;
import java.util.Optional;

/// The model names that leave the choice to Maru, and what each weighs most.
public enum Preset {
  AUTO("auto", 0.70, 0.15, 0.15),
  FAST("auto:fast", 0.30, 0.10, 0.60),
  CHEAP("auto:cheap", 0.30, 0.60, 0.10),
  BEST("auto:best", 0.96, 0.02, 0.02),
  /// Like [#AUTO], by own models only.
  PRIVATE("auto:private", 0.70, 0.15, 0.15);

  private final String modelName;
  private final double quality;
  private final double price;
  private final double speed;

  Preset(String modelName, double quality, double price, double speed) {
    this.modelName = modelName;
    this.quality = quality;
    this.price = price;
    this.speed = speed;
  }

  public static Optional<Preset> find(String name) {
    return Arrays.stream(values()).filter(preset -> preset.modelName.equals(name)).findFirst();
  }

  public String modelName() {
    return modelName;
  }

  /// What quality, price and speed weigh, in this order.
  public double[] weights() {
    return new double[] {quality, price, speed};
  }

  /// The use of a model from its three marks, each 0 to 1.
  double weigh(double qualityMark, double priceMark, double speedMark) {
    return quality * qualityMark + price * priceMark + speed * speedMark;
  }
}
