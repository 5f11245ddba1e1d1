package dev.mxcp.internal.codec;

/**
 * How a list is checked item by item.
 *
 * @param items the type of its items
 * @param least how many there must be
 * @param most how many there may be
 * @param hidden whether messages must not tell anything of the list
 */
record ItemRule(Codec items, int least, int most, boolean hidden) {

  /** Notes it where another item would be too much. */
  void requireRoom(long count, ViolationCollector findings) {
    if (count >= most) {
      String got = hidden ? findings.got(null, true) : ", got more";
      findings.add("expected at most " + most + " items" + got);
    }
  }

  /** Notes it where the items of a whole list are too few. */
  void requireEnough(long count, ViolationCollector findings) {
    if (count < least) {
      findings.add("expected at least " + least + " items" + findings.count((int) count, hidden));
    }
  }
}
