package dev.latchkey.web.rest;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.quarkus.netty.runtime.virtual.VirtualChannel;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import jakarta.inject.Singleton;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Has the server read what its virtual connections left lying. The thread of an invocation puts the event's parts into a
 * queue and reads them itself if the event loop waits for them; the event loop looks into the queue and, if it is empty,
 * notes that it waits. A part that is put there between its look and its note is read by neither, and the request would
 * hang until its deadline.
 *
 * <p>So each connection is looked at again every {@value #MILLIS} ms until it closes. Safe for use by many threads.
 */
@Singleton
class UnreadEvents {
    static final int MILLIS = 20;

    private final AtomicBoolean watching = new AtomicBoolean();

    /** Looks after the connections to Quarkus's server from now on, if there is one; further calls do nothing. */
    void watch() {
        if (!watching.get()
                && Internals.server() instanceof ChannelFuture server
                && watching.compareAndSet(false, true)) {
            server.channel().pipeline().addFirst(new Watch());
        }
    }

    /** Sees each connection that a server accepts. */
    @ChannelHandler.Sharable
    static final class Watch extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext server, Object accepted) {
            if (accepted instanceof VirtualChannel connection) {
                var look = server.executor()
                        .scheduleWithFixedDelay(() -> readLater(connection), MILLIS, MILLIS, TimeUnit.MILLISECONDS);
                var _ = connection.closeFuture().addListener(closed -> look.cancel(false));
            }
            server.fireChannelRead(accepted);
        }

        private static void readLater(VirtualChannel connection) {
            if (connection.isRegistered() && connection.isOpen()) {
                connection.eventLoop().execute(() -> Internals.read(connection));
            }
        }
    }

    /** What only Quarkus's own packages may touch. */
    private static final class Internals {
        private static final Field SERVER;
        private static final Field INBOUND_BUFFER;
        private static final Field READ_IN_PROGRESS;
        private static final Method READ_INBOUND;

        static {
            try {
                SERVER = VertxHttpRecorder.class.getDeclaredField("virtualBootstrapChannel");
                INBOUND_BUFFER = VirtualChannel.class.getDeclaredField("inboundBuffer");
                READ_IN_PROGRESS = VirtualChannel.class.getDeclaredField("readInProgress");
                READ_INBOUND = VirtualChannel.class.getDeclaredMethod("readInbound");
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Quarkus's virtual connections have changed.", e);
            }
            SERVER.setAccessible(true);
            INBOUND_BUFFER.setAccessible(true);
            READ_IN_PROGRESS.setAccessible(true);
            READ_INBOUND.setAccessible(true);
        }

        static @Nullable Object server() {
            try {
                return SERVER.get(null);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("Quarkus's server cannot be looked at.", e);
            }
        }

        static void read(VirtualChannel connection) {
            try {
                if (READ_IN_PROGRESS.getBoolean(connection)
                        && INBOUND_BUFFER.get(connection) instanceof Queue<?> parts
                        && !parts.isEmpty()) {
                    READ_INBOUND.invoke(connection);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("A virtual connection could not be read.", e);
            }
        }
    }
}
