// The scene that all tools are given, for Motion Canvas; see plain.py. One of Manim's units is 60
// of its pixels.
import {Line, Node, Rect, Txt, makeScene2D} from "@motion-canvas/2d";
import {all, createRef, createSignal} from "@motion-canvas/core";

const UNIT = 60;
const at = (x: number, y: number): [number, number] => [UNIT * x, -UNIT * y];
const sine = Array.from({length: 61}, (_, n) => at(n / 10, 1.5 * Math.sin(n / 10)));

export default makeScene2D(function* (view) {
    view.fill("#000000");
    const axes = createRef<Node>();
    const [across, up, curve] = [createRef<Line>(), createRef<Line>(), createRef<Line>()];
    view.add(
        <Node ref={axes} position={at(0, 0)}>
            <Line ref={across} points={[at(0, 0), at(6, 0)]} stroke="#fff" lineWidth={3} end={0} />
            <Line ref={up} points={[at(0, -1.5), at(0, 1.5)]} stroke="#fff" lineWidth={3} end={0} />
            <Line ref={curve} points={sine} stroke="#ffff00" lineWidth={3} end={0} />
        </Node>,
    );
    yield* all(across().end(1, 2), up().end(1, 2), curve().end(1, 2));

    const text = createRef<Txt>();
    view.add(<Txt ref={text} position={at(0, 3)} fill="#fff" fontSize={28} />);
    yield* text().text("What is edited is the square", 1.5);

    const square = createRef<Rect>();
    view.add(<Rect ref={square} size={2 * UNIT} position={at(-5, -1)} fill="#58c4dd" />);
    yield* all(
        square().position(at(-2, -1), 2),
        square().radius(UNIT, 2),
        square().fill("#fc6255", 2),
    );

    const count = createSignal(0);
    const number = createRef<Txt>();
    view.add(
        <Txt
            ref={number}
            position={at(3, -3)}
            fill="#fff"
            fontSize={36}
            text={() => count().toFixed(0)}
        />,
    );
    yield* count(100, 1.5);

    yield* all(...[axes(), text(), square(), number()].map(each => each.opacity(0, 1)));
});
