package dev.qiao.account;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.internal.json.RequestIdReader;
import dev.qiao.core.internal.json.Tolerant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of an account's files.
 *
 * @param object {@code list}
 * @param hasMore whether there is another page, after the last file of this one
 * @param data the files
 * @param requestId the id of the request, for a support ticket
 * @param additional fields this version does not know
 */
public record AccountFilePage(
    @Nullable String object,
    @Nullable Boolean hasMore,
    List<AccountFile> data,
    @JsonDeserialize(using = RequestIdReader.class) @Nullable String requestId,
    @Additional Map<String, Object> additional) {
  @SuppressWarnings("NullAway") // Jackson gives null for a list that is absent
  public AccountFilePage {
    data = Tolerant.list(data);
    additional = Additional.Copy.of(additional);
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
