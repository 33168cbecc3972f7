package org.chengxin.ledger.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections on which the answer to a statement that writes gets lost: it was carried out, and nobody hears of it. */
final class CutConnections implements WriterConnections {

    private static final String CONNECTION_FAILURE = "08006";

    private final StoreDatabase database;
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    CutConnections(StoreDatabase database) {
        this.database = database;
    }

    /** From now on the answers to the next {@code count} writes get lost. */
    void loseAnswers(int count) {
        answersToLose.set(count);
    }

    int lost() {
        return lost.get();
    }

    @Override
    public Connection open() throws SQLException {
        Connection real = database.connect();
        return proxy(Connection.class, (self, method, arguments) -> {
            Object result = call(real, method, arguments);
            if (method.getName().equals("commit")) {
                maybeLose(real);
            }
            return result instanceof PreparedStatement statement ? losing(statement, real) : result;
        });
    }

    private PreparedStatement losing(PreparedStatement real, Connection connection) {
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            boolean inTransaction = !connection.isClosed() && !connection.getAutoCommit();
            Object result = call(real, method, arguments);
            if (Set.of("executeUpdate", "execute").contains(method.getName()) && !inTransaction) {
                maybeLose(connection);
            }
            return result;
        });
    }

    private void maybeLose(Connection connection) throws SQLException {
        if (answersToLose.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            lost.incrementAndGet();
            connection.close();
            throw new SQLException("the answer was lost", CONNECTION_FAILURE);
        }
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(CutConnections.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
