package dev.qiao.account;

import dev.qiao.core.Endpoint.Api;
import dev.qiao.core.Vendor;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.file.FileContent;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import java.util.List;

/** The operations of this module, one row each. */
public final class AccountOperations implements OperationTable {
  /** {@code files.upload}: see {@link FileUploadRequest}. */
  public static final Operation<FileUploadRequest, AccountFile> UPLOAD =
      Operation.form(
          "files.upload",
          Vendor.DASHSCOPE,
          Api.COMPATIBLE,
          "/files",
          FileUploadRequest.class,
          AccountFile.class);

  /** {@code files.list}: see {@link FileListRequest}. */
  public static final Operation<FileListRequest, AccountFilePage> LIST =
      file("files.list", "GET", "/files", FileListRequest.class, AccountFilePage.class);

  /** {@code files.get}: see {@link FileGetRequest}. */
  public static final Operation<FileGetRequest, AccountFile> GET =
      file("files.get", "GET", "/files/{file_id}", FileGetRequest.class, AccountFile.class);

  /** {@code files.content}: see {@link FileContentRequest}. */
  public static final Operation<FileContentRequest, FileContent> CONTENT =
      file(
          "files.content",
          "GET",
          "/files/{file_id}/content",
          FileContentRequest.class,
          FileContent.class);

  /** {@code files.delete}: see {@link FileDeleteRequest}. */
  public static final Operation<FileDeleteRequest, FileDeletion> DELETE =
      file(
          "files.delete",
          "DELETE",
          "/files/{file_id}",
          FileDeleteRequest.class,
          FileDeletion.class);

  /** {@code models.list}: see {@link ModelListRequest}. */
  public static final Operation<ModelListRequest, ModelPage> LIST_MODELS =
      Operation.withoutBody(
          "models.list",
          Vendor.DASHSCOPE,
          Api.NATIVE,
          "GET",
          "/models",
          ModelListRequest.class,
          ModelPage.class);

  /** For {@link java.util.ServiceLoader}. */
  public AccountOperations() {}

  @Override
  public String artifact() {
    return "qiao-account";
  }

  @Override
  public List<Operation<?, ?>> operations() {
    return Operation.rows(UPLOAD, LIST, GET, CONTENT, DELETE, LIST_MODELS);
  }

  @Override
  public List<ModelLimits> models() {
    return List.of();
  }

  private static <Q extends CallRequest<R>, R> Operation<Q, R> file(
      String id, String method, String path, Class<Q> requestType, Class<R> resultType) {
    return Operation.withoutBody(
        id, Vendor.DASHSCOPE, Api.COMPATIBLE, method, path, requestType, resultType);
  }
}
