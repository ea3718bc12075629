package dev.qiao.builders;

/**
 * A component of a record, or an accessor of an interface that records implement.
 *
 * @param name its name, which its setter has, too
 * @param type its type as the source says it, without {@code @Nullable}
 * @param nullable whether it may be null
 * @param text its documentation, empty if there is none
 */
record Component(String name, String type, boolean nullable, String text) {
  boolean isList() {
    return type.startsWith("List<");
  }

  /** The type of the items of a list. */
  String item() {
    return type.substring("List<".length(), type.length() - 1);
  }
}
