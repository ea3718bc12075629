package dev.qiao.core.internal.transport;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * An answer's headers by lower-case name, unmodifiable. The map is made when somebody asks for it:
 * most callers never do.
 */
final class HeaderMap extends AbstractMap<String, List<String>> {
  private final Headers headers;
  private volatile @Nullable Map<String, List<String>> map;

  HeaderMap(Headers headers) {
    this.headers = headers;
  }

  /** The first value of a header, null if it is absent. */
  static @Nullable String first(Headers headers, String name) {
    for (int i = 0; i < headers.size(); i++) {
      if (headers.name(i).equalsIgnoreCase(name)) {
        return headers.value(i);
      }
    }
    return null;
  }

  private Map<String, List<String>> map() {
    Map<String, List<String>> known = map;
    if (known == null) {
      Map<String, List<String>> made = new TreeMap<>();
      for (String name : headers.names()) {
        made.put(name.toLowerCase(Locale.ROOT), List.copyOf(headers.values(name)));
      }
      known = Collections.unmodifiableMap(made);
      map = known;
    }
    return known;
  }

  @Override
  public Set<Entry<String, List<String>>> entrySet() {
    return map().entrySet();
  }

  @Override
  public @Nullable List<String> get(Object name) {
    return map().get(name);
  }

  @Override
  public boolean containsKey(Object name) {
    return map().containsKey(name);
  }
}
