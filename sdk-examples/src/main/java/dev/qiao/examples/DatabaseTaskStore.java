package dev.qiao.examples;

import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskStore;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * References of tasks in a table, for several processes:
 *
 * <pre>
 * create table qiao_task (ref varchar(600) primary key, saved timestamp default current_timestamp)
 * </pre>
 */
final class DatabaseTaskStore implements TaskStore {
  private static final System.Logger LOG = System.getLogger("tasks");

  private final DataSource database;

  DatabaseTaskStore(DataSource database) {
    this.database = database;
  }

  @Override
  public void save(TaskRef ref) {
    try {
      change("insert into qiao_task (ref) values (?)", ref);
    } catch (SQLException e) {
      // Class 23 is a violated constraint: it is there already. Not every driver has a type for it.
      if (e.getSQLState() == null || !e.getSQLState().startsWith("23")) {
        throw new IllegalStateException("the reference was not saved", e);
      }
    }
  }

  @Override
  public void remove(TaskRef ref) {
    try {
      change("delete from qiao_task where ref = ?", ref);
    } catch (SQLException e) {
      throw new IllegalStateException("the reference was not removed", e);
    }
  }

  @Override
  public List<TaskRef> all() {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select ref from qiao_task order by saved, ref");
        ResultSet rows = select.executeQuery()) {
      List<TaskRef> refs = new ArrayList<>();
      while (rows.next()) {
        try {
          refs.add(TaskRef.parse(rows.getString(1)));
        } catch (IllegalArgumentException e) {
          // One damaged row must not hide the others.
          LOG.log(Level.WARNING, "a row of qiao_task is no task reference", e);
        }
      }
      return refs;
    } catch (SQLException e) {
      throw new IllegalStateException("the references were not read", e);
    }
  }

  private void change(String sql, TaskRef ref) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, ref.toString());
      statement.executeUpdate();
    }
  }
}
