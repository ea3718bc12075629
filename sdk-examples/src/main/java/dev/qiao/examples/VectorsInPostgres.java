package dev.qiao.examples;

import dev.qiao.retrieval.BulkEmbedding;
import dev.qiao.retrieval.EmbeddedText;
import dev.qiao.retrieval.Embedding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Keeps embeddings in PostgreSQL with pgvector, with plain JDBC: the JSON of an embedding is the
 * text of a vector, so that no other driver is needed.
 */
final class VectorsInPostgres {
  private static final int BATCH = 500;

  private final DataSource database;

  VectorsInPostgres(DataSource database) {
    this.database = database;
  }

  void create() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION IF NOT EXISTS vector");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS passage"
              + " (id bigint PRIMARY KEY, text text, embedding vector(512))");
      statement.execute(
          "CREATE INDEX IF NOT EXISTS passage_embedding ON passage"
              + " USING hnsw (embedding vector_cosine_ops)");
    }
  }

  /** Returns the texts without an embedding. What is there already is replaced. */
  List<EmbeddedText> add(BulkEmbedding all) throws SQLException {
    String sql =
        "INSERT INTO passage (id, text, embedding) VALUES (?, ?, ?::vector)"
            + " ON CONFLICT (id) DO UPDATE"
            + " SET text = EXCLUDED.text, embedding = EXCLUDED.embedding";
    List<EmbeddedText> failed = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      int waiting = 0;
      for (EmbeddedText one : all) {
        if (one.failed()) {
          failed.add(one);
          continue;
        }
        insert.setLong(1, one.index());
        insert.setString(2, one.text());
        insert.setString(3, one.embedding().toJson());
        insert.addBatch();
        if (++waiting % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    return failed;
  }

  List<String> nearest(Embedding sought, int count) throws SQLException {
    String sql = "SELECT text FROM passage ORDER BY embedding <=> ?::vector LIMIT ?";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, sought.toJson());
      select.setInt(2, count);
      List<String> texts = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    }
  }
}
