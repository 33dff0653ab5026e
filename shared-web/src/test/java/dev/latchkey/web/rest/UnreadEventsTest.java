package dev.latchkey.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.DefaultEventLoopGroup;
import io.netty.util.ReferenceCounted;
import io.quarkus.netty.runtime.virtual.VirtualAddress;
import io.quarkus.netty.runtime.virtual.VirtualChannel;
import io.quarkus.netty.runtime.virtual.VirtualClientConnection;
import io.quarkus.netty.runtime.virtual.VirtualResponseHandler;
import io.quarkus.netty.runtime.virtual.VirtualServerChannel;
import java.lang.reflect.Field;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnreadEventsTest {
    private static final String ACTIVE = "active";

    private final DefaultEventLoopGroup loops = new DefaultEventLoopGroup(1);
    private final BlockingQueue<Object> read = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void aPartThatNeitherThreadReadIsReadAfterAll() throws Exception {
        VirtualAddress address = serve(new UnreadEvents.Watch());
        VirtualClientConnection<?> connection = VirtualClientConnection.connect(new NoAnswer(), address);

        leaveUnread(connection, "request");

        assertThat(read.poll(30, TimeUnit.SECONDS)).isEqualTo("request");
    }

    @Test
    void withoutTheWatchItWouldLieThereForEver() throws Exception {
        VirtualAddress address = serve(new ChannelInboundHandlerAdapter());
        VirtualClientConnection<?> connection = VirtualClientConnection.connect(new NoAnswer(), address);

        leaveUnread(connection, "request");

        settle();
        assertThat(read).isEmpty();
    }

    @Test
    void aPartThatIsReadAtOnceIsReadOnce() throws Exception {
        VirtualAddress address = serve(new UnreadEvents.Watch());
        VirtualClientConnection<?> connection = VirtualClientConnection.connect(new NoAnswer(), address);

        connection.sendMessage("request");

        assertThat(read.poll(30, TimeUnit.SECONDS)).isEqualTo(ACTIVE);
        assertThat(read.poll(30, TimeUnit.SECONDS)).isEqualTo("request");
        settle();
        assertThat(read).isEmpty();
    }

    private VirtualAddress serve(ChannelInboundHandlerAdapter watch) throws InterruptedException {
        VirtualAddress address = new VirtualAddress("unread-events-test-" + System.nanoTime());
        new ServerBootstrap()
                .group(loops)
                .channel(VirtualServerChannel.class)
                .handler(watch)
                .childHandler(new Recorder(read))
                .bind(address)
                .sync();
        return address;
    }

    /** Puts a part where the event loop looks no more, as when it comes between its look and its note. */
    private void leaveUnread(VirtualClientConnection<?> connection, Object part) throws Exception {
        assertThat(read.poll(30, TimeUnit.SECONDS)).isEqualTo(ACTIVE);
        // The one loop is through with the beginning of the connection, and waits for what comes.
        loops.submit(() -> {}).sync();
        Field buffer = VirtualChannel.class.getDeclaredField("inboundBuffer");
        buffer.setAccessible(true);
        Queue.class.getMethod("add", Object.class).invoke(buffer.get(connection.peer()), part);
    }

    /** Returns when the one loop has done all that was due after the second look. */
    private void settle() throws InterruptedException {
        loops.schedule(() -> {}, 2L * UnreadEvents.MILLIS, TimeUnit.MILLISECONDS)
                .sync();
        loops.submit(() -> {}).sync();
    }

    private static final class Recorder extends ChannelInboundHandlerAdapter {
        private final BlockingQueue<Object> read;

        Recorder(BlockingQueue<Object> read) {
            this.read = read;
        }

        @Override
        public boolean isSharable() {
            return true;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.fireChannelActive();
            read.add(ACTIVE);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object part) {
            read.add(part);
        }
    }

    private static final class NoAnswer implements VirtualResponseHandler {
        @Override
        public void handleMessage(Object part) {
            if (part instanceof ReferenceCounted counted) {
                counted.release();
            }
        }

        @Override
        public void close() {
            // Nothing to let go of.
        }
    }
}
