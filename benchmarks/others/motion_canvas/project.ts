import {makeProject} from "@motion-canvas/core";

import scene from "./scene?scene";

export default makeProject({scenes: [scene]});
